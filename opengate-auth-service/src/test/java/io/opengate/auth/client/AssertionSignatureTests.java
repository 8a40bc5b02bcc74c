package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestAssertion;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who signed an assertion, and with what. */
class AssertionSignatureTests extends AssertionContract {

    AssertionSignatureTests(OAuth oauth, TestWorld world) {
        super(oauth, world);
    }

    @Test
    void keysThatTheClientDidNotRegisterAreRefused() {
        ECKey foreign = ec("ec");

        assertRefused(present(good().signedWith(foreign, JWSAlgorithm.ES256)));
        assertRefused(present(good().signedWith(ec("unknown"), JWSAlgorithm.ES256)));
        assertRefused(present(good().signedWith(foreign, JWSAlgorithm.ES256)
                .header("jwk", foreign.toPublicJWK().toJSONObject())));
        assertRefused(present(good().signedWith(foreign, JWSAlgorithm.ES256)
                .header("jku", "https://evil.example/keys")
                .header("x5u", "https://evil.example/chain")));
    }

    @Test
    void neitherHmacNorNoneIsASignature() throws Exception {
        OctetSequenceKey publicKey = new OctetSequenceKey.Builder(
                        RSA.toRSAPublicKey().getEncoded())
                .keyID("rsa")
                .build();
        OctetSequenceKey secret = new OctetSequenceKey.Builder(TestClients.SECRET.getBytes(StandardCharsets.UTF_8))
                .keyID("rsa")
                .build();
        String[] parts = good().sign().split("\\.", -1);
        String none = Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".";

        assertRefused(present(good().signedWith(publicKey, JWSAlgorithm.HS256)));
        assertRefused(present(good().signedWith(secret, JWSAlgorithm.HS256)));
        assertRefused(post(none));
        assertRefused(post(parts[0] + "." + parts[1] + "."));
        assertRefused(post(parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64])));
    }

    @Test
    void theAlgorithmIsTheRegisteredOne() {
        world.client(realm, client("pinned").metadata("tokenEndpointAuthSigningAlg", "PS256"));
        TestAssertion pinned = good().claim("iss", "pinned").claim("sub", "pinned");

        assertThat(present(pinned.signedWith(RSA, JWSAlgorithm.PS256)).status()).isEqualTo(200);
        assertRefused(present(pinned.claim("jti", "2").signedWith(RSA, JWSAlgorithm.RS256)));
        assertRefused(present(pinned.claim("jti", "3").signedWith(EC, JWSAlgorithm.ES256)));
    }
}
