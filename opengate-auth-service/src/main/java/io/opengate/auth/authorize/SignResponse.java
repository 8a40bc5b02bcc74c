package io.opengate.auth.authorize;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.jarm.JARMUtils;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.token.TokenSigner;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Signs an answer for its client (JARM §2.1): with the algorithm that it registered for that, else with the realm's. */
@Component
final class SignResponse {

    /** Longer than a code lives, and short of the ten minutes that JARM §2.1 allows. */
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final SettingsOfRealms settings;
    private final TokenSigner signer;
    private final Clock clock;

    SignResponse(SettingsOfRealms settings, TokenSigner signer, Clock clock) {
        this.settings = settings;
        this.signer = signer;
        this.clock = clock;
    }

    /** The answer in a signed object. */
    JWT sign(Asker asker, AuthorizationResponse response) {
        RealmSettings realm = settings.find(asker.realm().id())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        SigningKey key =
                signer.key(asker.realm().id(), realm, asker.client().metadata().authorizationSignedResponseAlg());
        JWTClaimsSet claims = JARMUtils.toJWTClaimsSet(
                asker.address().issuer(),
                new ClientID(asker.client().clientId().value()),
                Date.from(clock.instant().plus(LIFETIME)),
                response);
        return signer.sign(key, JOSEObjectType.JWT, claims);
    }
}
