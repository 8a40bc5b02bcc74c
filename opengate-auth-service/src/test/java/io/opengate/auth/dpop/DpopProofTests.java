package io.opengate.auth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.crypto.Ed25519;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Proofs at the token endpoint, beside the tricks of {@link DpopProofTricksTests}. */
@AuthTest
class DpopProofTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;
    private RealmRef realm;
    private String url = "";

    DpopProofTests(TestWorld world, OAuth oauth, TestHttp http) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
        this.realm = world.realm();
    }

    @BeforeEach
    void aClientOfARealm() {
        realm = world.realm();
        url = oauth.endpoint(realm, "token");
        world.client(realm, TestClients.confidential("shop").scopes("orders").defaultScopes("orders"));
    }

    private Answer ask(String proof) {
        return oauth.post(
                realm,
                "token",
                Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "DPoP", proof),
                "grant_type",
                "client_credentials");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void theTokenIsBoundToTheProvenKeyAndSaysSo() throws Exception {
        TestProofs key = TestProofs.create();

        Answer answer = ask(key.proof("POST", url));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(OAuth.claims(answer.body().path("access_token").asString()).getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", key.thumbprint()));
    }

    @Test
    void withoutAProofItIsABearerToken() throws Exception {
        Answer answer = oauth.postAs("shop", realm, "token", "grant_type", "client_credentials");

        assertThat(answer.body().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(OAuth.claims(answer.body().path("access_token").asString()).getClaim("cnf"))
                .isNull();
        assertThat(answer.headers().firstValue("DPoP-Nonce")).isEmpty();
    }

    @Test
    void aClientThatRegisteredForBoundTokensGetsNoOthers() {
        world.client(
                realm,
                TestClients.confidential("shop").defaultScopes("orders").metadata("dpopBoundAccessTokens", true));

        assertRefused(oauth.postAs("shop", realm, "token", "grant_type", "client_credentials"));
        assertThat(ask(TestProofs.create().proof("POST", url)).status()).isEqualTo(200);
    }

    @Test
    @Tag("single-use")
    void aProofIsUsedOnce() {
        String proof = TestProofs.create().proof("POST", url);

        assertThat(ask(proof).status()).isEqualTo(200);
        assertRefused(ask(proof));
    }

    @Test
    void anotherKeyMayUseTheSameId() {
        TestProofs mine = TestProofs.create();
        TestProofs other = TestProofs.create();
        Map<String, Object> claims = TestProofs.claims("POST", url, null, null);

        assertThat(ask(mine.sign(mine.header(), claims)).status()).isEqualTo(200);
        assertThat(ask(other.sign(other.header(), claims)).status()).isEqualTo(200);
        assertRefused(ask(mine.sign(mine.header(), claims)));
    }

    @Test
    void twoProofsAreNone() {
        TestProofs key = TestProofs.create();
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.url(OAuth.path(realm, "token"))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", OAuth.basic("shop", TestClients.SECRET))
                .header("DPoP", key.proof("POST", url))
                .header("DPoP", key.proof("POST", url))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();

        assertRefused(http.send(request));
    }

    @Test
    void whatIsNoJwtIsRefused() {
        assertRefused(ask(""));
        assertRefused(ask("a"));
        assertRefused(ask("a.b.c"));
        assertRefused(ask("....."));
        assertRefused(ask("e30.e30."));
    }

    @Test
    void aProofBeyondAllLengthIsRefused() {
        TestProofs key = TestProofs.create();
        Map<String, Object> claims = TestProofs.claims("POST", url, null, null);
        claims.put("padding", "x".repeat(6000));

        assertRefused(ask(key.sign(key.header(), claims)));
    }

    @Test
    void rsaAndEd25519KeysAreGood() throws Exception {
        for (JWSAlgorithm algorithm : Arrays.asList(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            RSAKey rsa = rsa(2048);
            TestProofs proofs = TestProofs.of(rsa, algorithm, new RSASSASigner(rsa));
            assertThat(ask(proofs.proof("POST", url)).status()).isEqualTo(200);
        }
        OctetKeyPair ed = ed25519();
        TestProofs proofs = TestProofs.of(ed, JWSAlgorithm.EdDSA, Ed25519.signer(ed));
        assertThat(ask(proofs.proof("POST", url)).status()).isEqualTo(200);
    }

    @Test
    void aShortRsaKeyIsRefused() throws Exception {
        RSAKey rsa = rsa(1024);
        TestProofs proofs =
                TestProofs.of(rsa, JWSAlgorithm.RS256, new RSASSASigner(rsa, Set.of(AllowWeakRSAKey.getInstance())));

        assertRefused(ask(proofs.proof("POST", url)));
    }

    private static RSAKey rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build();
    }

    private static OctetKeyPair ed25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new OctetKeyPair.Builder(Curve.Ed25519, last32(pair.getPublic().getEncoded()))
                .d(last32(pair.getPrivate().getEncoded()))
                .build();
    }

    private static Base64URL last32(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
