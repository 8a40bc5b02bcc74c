package io.opengate.platform.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/**
 * EdDSA with Ed25519 (RFC 8037 §3.1) through the installed security provider. Nimbus brings its own only with another
 * crypto library.
 */
public final class Ed25519 {

    private static final int KEY_BYTES = 32;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private Ed25519() {}

    /**
     * A signer with that private key.
     *
     * @throws JOSEException if the key is not an Ed25519 private key
     */
    public static JWSSigner signer(OctetKeyPair key) throws JOSEException {
        return new Signer(privateKey(key));
    }

    /**
     * A verifier with that public key.
     *
     * @throws JOSEException if the key is not an Ed25519 key
     */
    public static JWSVerifier verifier(OctetKeyPair key) throws JOSEException {
        return new Verifier(publicKey(key));
    }

    private static PrivateKey privateKey(OctetKeyPair key) throws JOSEException {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, key.getDecodedD()));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 private key", e);
        }
    }

    /** RFC 8032 §5.1.2: the point is y in little-endian order, its top bit the sign of x. */
    private static PublicKey publicKey(OctetKeyPair key) throws JOSEException {
        byte[] encoded = key.getDecodedX().clone();
        if (!Curve.Ed25519.equals(key.getCurve()) || encoded.length != KEY_BYTES) {
            throw new JOSEException("an Ed25519 public key has " + KEY_BYTES + " octets (RFC 8037 §2)");
        }
        boolean odd = (encoded[encoded.length - 1] & 0x80) != 0;
        encoded[encoded.length - 1] &= 0x7f;
        for (int i = 0, j = encoded.length - 1; i < j; i++, j--) {
            byte swapped = encoded[i];
            encoded[i] = encoded[j];
            encoded[j] = swapped;
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, encoded))));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 public key", e);
        }
    }

    private record Signer(PrivateKey key) implements JWSSigner {
        @Override
        public Base64URL sign(JWSHeader header, byte[] input) throws JOSEException {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(input);
                return Base64URL.encode(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new JOSEException("the signature could not be made", e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return ALGORITHMS;
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }

    private record Verifier(PublicKey key) implements JWSVerifier {
        @Override
        public boolean verify(JWSHeader header, byte[] input, Base64URL signed) throws JOSEException {
            // the library leaves both to the verifier (RFC 7515 §4.1.1 and §4.1.11)
            boolean understood = header.getCriticalParams() == null
                    || header.getCriticalParams().isEmpty();
            if (!ALGORITHMS.contains(header.getAlgorithm()) || !understood) {
                return false;
            }
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(key);
                signature.update(input);
                return signature.verify(signed.decode());
            } catch (SignatureException malformed) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new JOSEException("the signature could not be checked", e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return ALGORITHMS;
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }
    }
}
