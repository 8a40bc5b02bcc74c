package io.opengate.platform.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.platform.crypto.SignatureVerifiers;
import java.util.List;

/** The key in a proof's header: the one place where a key of the message itself is used, since it vouches for nobody. */
final class ProofKey {

    /** The algorithms of proofs: asymmetric, and verified by the installed provider (RFC 9449 §4.2). */
    static final List<JWSAlgorithm> ALGORITHMS = List.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.EdDSA);

    private static final int SMALLEST_MODULUS = 2048;
    /** A stranger chooses the key: its size and exponent bound the work of one verification. */
    private static final int LARGEST_MODULUS = 4096;

    private static final int LARGEST_EXPONENT = 33;

    private ProofKey() {}

    /** Whether the proof is signed with the private part of that public key; false too where key and algorithm do not fit. */
    static boolean signed(SignedJWT proof, JWK key) {
        JWSAlgorithm algorithm = proof.getHeader().getAlgorithm();
        try {
            return ALGORITHMS.contains(algorithm) && isAcceptable(key) && proof.verify(SignatureVerifiers.of(key));
        } catch (JOSEException | IllegalArgumentException | IllegalStateException unfit) {
            return false;
        }
    }

    private static boolean isAcceptable(JWK key) {
        return switch (key) {
            case RSAKey rsa -> {
                int bits = rsa.getModulus().decodeToBigInteger().bitLength();
                int exponent = rsa.getPublicExponent().decodeToBigInteger().bitLength();
                yield bits >= SMALLEST_MODULUS && bits <= LARGEST_MODULUS && exponent <= LARGEST_EXPONENT;
            }
            case ECKey ec -> true;
            case OctetKeyPair okp -> Curve.Ed25519.equals(okp.getCurve()) && okp.getDecodedX().length == 32;
            default -> false;
        };
    }
}
