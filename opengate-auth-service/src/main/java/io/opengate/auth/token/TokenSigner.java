package io.opengate.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs JWTs with a realm's keys, and times it. */
@Component
public final class TokenSigner {

    private final SigningKeys keys;
    private final Clock clock;
    private final MeterRegistry meters;

    public TokenSigner(SigningKeys keys, Clock clock, MeterRegistry meters) {
        this.keys = keys;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * The key that signs for a client: of the algorithm that it registered, else of the realm's, else RS256.
     *
     * @param registered the client's algorithm, or null where it has no wish
     * @throws IllegalStateException if the realm has no such key, which its owner never lets happen
     */
    public SigningKey key(RealmId realm, RealmSettings settings, @Nullable String registered) {
        String named = registered == null ? settings.signatureAlgorithm() : registered;
        JWSAlgorithm algorithm = named == null ? JWSAlgorithm.RS256 : JWSAlgorithm.parse(named);
        return keys.of(realm)
                .signing(algorithm, clock.instant())
                .orElseThrow(() -> new IllegalStateException("realm " + realm + " has no key for " + algorithm));
    }

    /** The key that signs a client's tokens: of the algorithm that it registered for ID tokens. */
    public SigningKey key(RealmId realm, RealmSettings settings, RegisteredClient client) {
        return key(realm, settings, client.metadata().idTokenSignedResponseAlg());
    }

    /** The signed claims. */
    public SignedJWT sign(SigningKey key, JOSEObjectType type, JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .type(type)
                .keyID(key.kid())
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        Timer.Sample sample = Timer.start(meters);
        try {
            jwt.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("key " + key.kid() + " does not sign", e);
        }
        sample.stop(timer(key));
        return jwt;
    }

    private Timer timer(SigningKey key) {
        return Timer.builder("opengate.token.signing")
                .description("Time that a signature takes")
                .tag("algorithm", key.algorithm().getName())
                .register(meters);
    }
}
