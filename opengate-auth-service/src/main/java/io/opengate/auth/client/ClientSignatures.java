package io.opengate.auth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.crypto.SignatureVerifiers;
import io.opengate.platform.tenant.RealmId;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Checks what clients sign, with the keys that they registered and no others. */
@Service
public final class ClientSignatures {

    /** What clients may sign with: no HMAC, whose key would be a secret that is kept as a digest only, and never {@code none}. */
    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    /** A client whose keys have no ids cannot make us try all of them. */
    private static final int TRIES = 5;

    private final ClientKeys keys;

    public ClientSignatures(ClientKeys keys) {
        this.keys = keys;
    }

    /**
     * Whether one of the client's keys made the signature. HMAC and {@code none} never count, a critical header (RFC 7515
     * §4.1.11) that is unknown never does, and keys in the header are not looked at.
     */
    public boolean isSignedBy(RealmId realm, RegisteredClient client, JWSObject signed) {
        if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
            return false;
        }
        return keys.find(realm, client, signed.getHeader()).stream()
                .limit(TRIES)
                .anyMatch(key -> verifies(key, signed));
    }

    private static boolean verifies(JWK key, JWSObject signed) {
        try {
            return signed.verify(SignatureVerifiers.of(key));
        } catch (JOSEException | IllegalArgumentException unusable) {
            return false;
        }
    }
}
