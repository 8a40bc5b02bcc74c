package io.opengate.realm.key;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes key pairs with the first security provider that can: the native one where it is installed. */
@Component
public class KeyPairs {
    /** Bits of an RSA modulus: 112 bits of security, what NIST SP 800-57 part 1 asks for until 2030. */
    private static final int RSA_BITS = 2048;

    /** RFC 8410 §4 and §7: the last 32 bytes of both encodings are the raw key. */
    private static final int ED25519_BYTES = 32;

    /** A pair for each algorithm. An RSA pair costs some tens of milliseconds: call it outside of a transaction. */
    public List<KeyPair> oneOfEach() {
        return Arrays.stream(SignatureAlgorithm.values()).map(this::generate).toList();
    }

    /** A new pair; its {@code kid} is the RFC 7638 thumbprint. */
    public KeyPair generate(SignatureAlgorithm algorithm) {
        try {
            return new KeyPair(
                    algorithm,
                    switch (algorithm) {
                        case RS256 -> rsa();
                        case ES256 -> p256();
                        case EdDSA -> ed25519();
                    });
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("no security provider makes a key for " + algorithm, e);
        }
    }

    private static JWK rsa() throws GeneralSecurityException, JOSEException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        java.security.KeyPair pair = generator.generateKeyPair();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private static JWK p256() throws GeneralSecurityException, JOSEException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        java.security.KeyPair pair = generator.generateKeyPair();
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint()
                .build();
    }

    private static JWK ed25519() throws GeneralSecurityException, JOSEException {
        java.security.KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new OctetKeyPair.Builder(Curve.Ed25519, raw(pair.getPublic().getEncoded()))
                .d(raw(pair.getPrivate().getEncoded()))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm((Algorithm) JWSAlgorithm.EdDSA)
                .keyIDFromThumbprint()
                .build();
    }

    private static Base64URL raw(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length));
    }
}
