package io.opengate.auth.introspection;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.realm.Issuers;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.token.TokenSigner;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Service;

/** Introspection answers that their reader can show to others: signed JWTs (RFC 9701). */
@Service
public final class SignIntrospection {

    /** The type of the JWT; its media type is {@code application/} and this (RFC 9701 §5). */
    public static final String TYPE = "token-introspection+jwt";

    private final Issuers issuers;
    private final SettingsOfRealms realms;
    private final TokenSigner signer;
    private final Clock clock;

    public SignIntrospection(Issuers issuers, SettingsOfRealms realms, TokenSigner signer, Clock clock) {
        this.issuers = issuers;
        this.realms = realms;
        this.signer = signer;
        this.clock = clock;
    }

    /** The answer as a JWT for that caller alone; without {@code sub} and {@code exp}, so that it passes for no token (§8.1). */
    public String sign(RealmRef realm, AuthenticatedClient caller, TokenIntrospectionSuccessResponse answer) {
        RealmSettings settings =
                realms.find(realm.id()).orElseThrow(() -> new ProtocolException(AuthProblem.REALM_DISABLED));
        SigningKey key = signer.key(realm.id(), settings, caller.registration());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuers.of(realm.name()))
                .audience(caller.clientId().value())
                .issueTime(Date.from(clock.instant()))
                .claim("token_introspection", answer.toJSONObject())
                .build();
        return signer.sign(key, new JOSEObjectType(TYPE), claims).serialize();
    }
}
