package io.opengate.auth.realm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.opengate.auth.fixture.InMemorySigningKeys;
import io.opengate.auth.realm.RealmKeys;
import io.opengate.auth.realm.SigningKey;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.NativeCrypto;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.tenant.RealmId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class KeyMaterialTests {

    static {
        NativeCrypto.install();
    }

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

    private final RealmId realm = new RealmId(UUID.randomUUID());
    private final SecretBox box = new SecretBoxes(
                    new MasterKeys(new MockEnvironment().withProperty("OPENGATE_MASTER_KEY", Tokens.random())))
            .purpose("signing-keys");

    @Test
    void anRsaKeyIsOpenedAndSigns() throws Exception {
        RSAKey pair = new RSAKeyGenerator(2048).generate();

        SigningKey key = KeyMaterial.open(sealed(pair, "RS256", "active", Instant.EPOCH), box, realm);

        assertThat(new RSASSAVerifier(pair).verify(header(key), MESSAGE, sign(key)))
                .isTrue();
        assertThat(key.publicKey().isPrivate()).isFalse();
        assertThat(key.publicKey().toJSONObject()).containsEntry("alg", "RS256").containsEntry("use", "sig");
    }

    @Test
    void anEllipticKeyIsOpenedAndSigns() throws Exception {
        ECKey pair = new ECKeyGenerator(Curve.P_256).generate();

        SigningKey key = KeyMaterial.open(sealed(pair, "ES256", "active", Instant.EPOCH), box, realm);

        assertThat(new ECDSAVerifier(pair).verify(header(key), MESSAGE, sign(key)))
                .isTrue();
    }

    @Test
    void anEdwardsKeyIsOpenedAndSigns() throws Exception {
        OctetKeyPair pair = InMemorySigningKeys.edwards();

        SigningKey key = KeyMaterial.open(sealed(pair, "EdDSA", "active", Instant.EPOCH), box, realm);

        assertThat(Ed25519.verifier(pair.toPublicJWK()).verify(header(key), MESSAGE, sign(key)))
                .isTrue();
    }

    @Test
    void aKeyOfAnotherRealmDoesNotOpen() throws Exception {
        RealmPeer.Key sealed = sealed(new ECKeyGenerator(Curve.P_256).generate(), "ES256", "active", Instant.EPOCH);

        assertThatIllegalStateException()
                .isThrownBy(() -> KeyMaterial.open(sealed, box, new RealmId(UUID.randomUUID())));
    }

    @Test
    void onlyActiveKeysSignAndOnlyFromTheirTime() throws Exception {
        Instant now = Instant.now();
        SigningKey old = open("active", now.minusSeconds(100));
        SigningKey current = open("active", now.minusSeconds(10));
        SigningKey early = open("active", now.plusSeconds(10));
        SigningKey next = open("next", now.minusSeconds(1));
        SigningKey passive = open("passive", now.minusSeconds(1));
        RealmKeys keys = new RealmKeys(List.of(old, current, early, next, passive));

        assertThat(keys.signing(JWSAlgorithm.ES256, now)).contains(current);
        assertThat(keys.signing(JWSAlgorithm.ES256, now.plusSeconds(20))).contains(early);
        assertThat(keys.signing(JWSAlgorithm.RS256, now)).isEmpty();
        assertThat(keys.find(passive.kid())).isPresent();
        assertThat(keys.published()).contains(next.kid());
    }

    private SigningKey open(String state, Instant usableFrom) throws Exception {
        return KeyMaterial.open(
                sealed(new ECKeyGenerator(Curve.P_256).generate(), "ES256", state, usableFrom), box, realm);
    }

    private RealmPeer.Key sealed(JWK pair, String algorithm, String state, Instant usableFrom) {
        UUID row = UUID.randomUUID();
        String secret = box.seal(pair.toJSONString().getBytes(StandardCharsets.UTF_8), realm, row);
        return new RealmPeer.Key(
                row.toString(), algorithm, state, pair.toPublicJWK().toJSONObject(), usableFrom, row, secret);
    }

    private static JWSHeader header(SigningKey key) {
        return new JWSHeader(key.algorithm());
    }

    private static Base64URL sign(SigningKey key) throws Exception {
        return key.signer().sign(header(key), MESSAGE);
    }
}
