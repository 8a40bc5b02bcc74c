package io.opengate.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Tests {

    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private final OctetKeyPair key = generate();

    @Test
    void itsOwnSignatureIsGood() throws JOSEException {
        JWSHeader header = new JWSHeader(JWSAlgorithm.EdDSA);

        assertThat(verify(header, sign(header))).isTrue();
        assertThat(verify(header, Base64URL.encode(new byte[64]))).isFalse();
    }

    @Test
    void aHeaderThatNamesAnotherAlgorithmIsNotVerified() throws JOSEException {
        Base64URL signature = sign(new JWSHeader(JWSAlgorithm.EdDSA));

        assertThat(verify(new JWSHeader(JWSAlgorithm.ES256), signature)).isFalse();
    }

    @Test
    void aHeaderThatMustBeUnderstoodIsNotVerified() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .customParam("x", 1)
                .criticalParams(Set.of("x"))
                .build();

        assertThat(verify(header, sign(header))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33})
    void aKeyOfAnotherLengthIsNone(int length) {
        OctetKeyPair odd = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[length])).build();

        assertThatThrownBy(() -> Ed25519.verifier(odd)).isInstanceOf(JOSEException.class);
    }

    @Test
    void aKeyOfAnotherCurveIsNone() {
        OctetKeyPair other = new OctetKeyPair.Builder(Curve.X25519, key.getX()).build();

        assertThatThrownBy(() -> Ed25519.verifier(other)).isInstanceOf(JOSEException.class);
    }

    private Base64URL sign(JWSHeader header) throws JOSEException {
        return Ed25519.signer(key).sign(header, INPUT);
    }

    private boolean verify(JWSHeader header, Base64URL signature) throws JOSEException {
        return Ed25519.verifier(key.toPublicJWK()).verify(header, INPUT, signature);
    }

    /** The last 32 octets of both encodings are the key (RFC 8410 §4 and §7). */
    private static OctetKeyPair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, tail(pair.getPublic().getEncoded()))
                    .d(tail(pair.getPrivate().getEncoded()))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL tail(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
