package io.opengate.auth.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a key that may have made a signature. The header chooses among the registered keys and brings none:
 * its {@code jwk}, {@code jku}, {@code x5c} and {@code x5u} are not looked at.
 *
 * @param algorithm the signature's algorithm
 * @param kid the key's id, or null where the signer does not say
 */
record WantedKey(JWSAlgorithm algorithm, @Nullable String kid) {

    private static final Set<JWSAlgorithm> EDWARDS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    static WantedKey of(JWSHeader header) {
        return new WantedKey(header.getAlgorithm(), header.getKeyID());
    }

    /** Whether the key may have made the signature; a key without an id answers to every id. */
    boolean fits(JWK key) {
        return isOfType(key)
                && (kid == null || key.getKeyID() == null || kid.equals(key.getKeyID()))
                && (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                && (key.getKeyOperations() == null
                        || key.getKeyOperations().isEmpty()
                        || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && (key.getAlgorithm() == null || isSame(key.getAlgorithm().getName()));
    }

    /** Whether the key has the very id that is wanted. */
    boolean isNamed(JWK key) {
        return kid == null || kid.equals(key.getKeyID());
    }

    private boolean isOfType(JWK key) {
        return switch (key) {
            case RSAKey ignored -> JWSAlgorithm.Family.RSA.contains(algorithm);
            case ECKey ec ->
                Curve.forJWSAlgorithm(algorithm) != null
                        && Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
            case OctetKeyPair okp -> EDWARDS.contains(algorithm) && Curve.Ed25519.equals(okp.getCurve());
            default -> false;
        };
    }

    private boolean isSame(String registered) {
        return registered.equals(algorithm.getName())
                || (EDWARDS.contains(algorithm) && EDWARDS.contains(JWSAlgorithm.parse(registered)));
    }
}
