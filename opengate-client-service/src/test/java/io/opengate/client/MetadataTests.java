package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

/** What a client registers of the protocols. */
@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MetadataTests {

    private final TestHttp http;
    private final String clients;
    private final String token;
    private final ECKey key;

    MetadataTests(TestHttp http, TestTokens tokens, TestRealms realms) throws JOSEException {
        RealmRef realm = realms.create();
        this.http = http;
        this.clients = "/api/v1/realms/" + realm.name() + "/clients";
        this.token = tokens.management(realm, "client.read", "client.manage");
        this.key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    }

    @Test
    void itIsKeptChangedFieldByFieldAndGivenBack() {
        String client = clients
                + "/"
                + id(create("confidential", Map.of("jwks", set(key), "tokenEndpointAuthMethod", "private_key_jwt")));

        assertThat(patch(client, Map.of("requireSignedRequestObject", true)).status())
                .isEqualTo(200);

        Answer answer = http.get(client, token);
        assertThat(answer.body()
                        .path("metadata")
                        .path("tokenEndpointAuthMethod")
                        .asString())
                .isEqualTo("private_key_jwt");
        assertThat(answer.body()
                        .path("metadata")
                        .path("jwks")
                        .path("keys")
                        .get(0)
                        .path("kid")
                        .asString())
                .isEqualTo("one");
        assertThat(answer.body()
                        .path("metadata")
                        .path("requireSignedRequestObject")
                        .asBoolean())
                .isTrue();
        assertThat(answer.body().path("metadata").has("jwksUri")).isFalse();
    }

    @Test
    void aClientThatRegistersNothingHasNothing() {
        assertThat(create("public", Map.of()).body().path("metadata").isEmpty()).isTrue();
    }

    @Test
    void whatIsRemovedIsGone() {
        String client = clients + "/" + id(create("confidential", Map.of("defaultMaxAge", 60)));
        Map<String, Object> removal = new HashMap<>();
        removal.put("defaultMaxAge", null);

        assertThat(patch(client, removal).body().path("metadata").isEmpty()).isTrue();
    }

    @Test
    void aPrivateOrWeakKeyIsRefused() throws JOSEException {
        JWK weak = new RSAKeyGenerator(1024, true).keyID("weak").generate().toPublicJWK();
        assertRefused(create("confidential", Map.of("jwks", new JWKSet(key).toJSONObject(false))), "jwks");
        assertRefused(create("confidential", Map.of("jwks", set(weak))), "jwks");
        assertRefused(create("confidential", Map.of("jwks", Map.of("keys", List.of()))), "jwks");
        assertRefused(create("confidential", Map.of("jwks", Map.of("keys", "none"))), "jwks");
        assertRefused(create("confidential", Map.of("jwks", set(key, key))), "jwks");
        Map<String, Object> empty = Map.of("kty", "OKP", "crv", "Ed25519", "x", "", "kid", "empty");
        assertRefused(create("confidential", Map.of("jwks", Map.of("keys", List.of(empty)))), "jwks");
    }

    @Test
    void aMethodNeedsWhatItProvesWith() {
        assertRefused(
                create("confidential", Map.of("tokenEndpointAuthMethod", "private_key_jwt")),
                "tokenEndpointAuthMethod");
        assertRefused(
                create("confidential", Map.of("tokenEndpointAuthMethod", "tls_client_auth")),
                "tokenEndpointAuthMethod");
        assertRefused(create("confidential", Map.of("tokenEndpointAuthMethod", "none")), "tokenEndpointAuthMethod");
        assertRefused(
                create("public", Map.of("tokenEndpointAuthMethod", "client_secret_basic")), "tokenEndpointAuthMethod");
        assertRefused(
                create(
                        "confidential",
                        Map.of(
                                "tokenEndpointAuthMethod", "tls_client_auth",
                                "tlsClientAuthSanDns", "a.example",
                                "tlsClientAuthSanUri", "https://a.example")),
                "tokenEndpointAuthMethod");
        assertThat(create(
                                "confidential",
                                Map.of(
                                        "tokenEndpointAuthMethod", "tls_client_auth",
                                        "tlsClientAuthSubjectDn", "CN=shop,O=Acme"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anAlgorithmNeedsAKeyThatIsForIt() {
        for (String field : List.of("tokenEndpointAuthSigningAlg", "requestObjectSigningAlg")) {
            Map<String, Object> metadata = new HashMap<>();
            metadata.put("jwks", set(key));
            metadata.put("tokenEndpointAuthMethod", "private_key_jwt");
            metadata.put(field, "ES256");
            assertThat(create("confidential", metadata).status()).isEqualTo(201);
            metadata.put(field, "PS256");
            assertRefused(create("confidential", metadata), field);
            metadata.put(field, "ES384");
            assertRefused(create("confidential", metadata), field);
            metadata.put(field, "EdDSA");
            assertRefused(create("confidential", metadata), field);
        }
    }

    @Test
    void theNameOfACertificateIsOne() {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("tokenEndpointAuthMethod", "tls_client_auth");
        metadata.put("tlsClientAuthSubjectDn", "shop");
        assertRefused(create("confidential", metadata), "tlsClientAuthSubjectDn");
        metadata.remove("tlsClientAuthSubjectDn");
        metadata.put("tlsClientAuthSanIp", "host.example");
        assertRefused(create("confidential", metadata), "tlsClientAuthSanIp");
        metadata.put("tlsClientAuthSanIp", "2001:db8::1");
        assertThat(create("confidential", metadata).status()).isEqualTo(201);
    }

    @Test
    void tokensAreBoundToOneThing() {
        assertRefused(
                create(
                        "confidential",
                        Map.of("dpopBoundAccessTokens", true, "tlsClientCertificateBoundAccessTokens", true)),
                "tlsClientCertificateBoundAccessTokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example.com/jwks",
                "https://a@keys.example.com/",
                "file:///etc/passwd",
                "https://keys.example.com/#a",
                "/jwks"
            })
    void anAddressIsOnTheWeb(String address) {
        assertRefused(create("confidential", Map.of("jwksUri", address)), "jwksUri");
        assertRefused(create("confidential", Map.of("backchannelLogoutUri", address)), "backchannelLogoutUri");
    }

    @Test
    void theAddressOfARequestMayNameAVersion() {
        assertThat(create("confidential", Map.of("requestUris", List.of("https://app.example.com/request#v1")))
                        .status())
                .isEqualTo(201);
        assertRefused(
                create("confidential", Map.of("requestUris", List.of("http://app.example.com/request"))),
                "requestUris[0]");
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertRefused(create("confidential", Map.of("idTokenSignedResponseAlg", "none")), "idTokenSignedResponseAlg");
        assertRefused(create("confidential", Map.of("requestObjectSigningAlg", "HS256")), "requestObjectSigningAlg");
        assertRefused(create("confidential", Map.of("responseTypes", List.of("token"))), "responseTypes[0]");
        assertRefused(create("confidential", Map.of("responseTypes", List.of("none"))), "responseTypes[0]");
        assertThat(create("confidential", Map.of("subjectType", "pairwise")).status())
                .isEqualTo(400);
        assertThat(create("confidential", Map.of("colour", "blue")).status()).isEqualTo(400);
    }

    private static Map<String, Object> set(JWK... keys) {
        return new JWKSet(List.of(keys)).toPublicJWKSet().toJSONObject(true);
    }

    private Answer create(String type, Map<String, Object> metadata) {
        return http.post(clients, token, Map.of("type", type, "metadata", metadata));
    }

    private Answer patch(String client, Map<String, Object> metadata) {
        return http.patch(client, token, Map.of("metadata", metadata));
    }

    private static String id(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(one -> one.path("field").asString()))
                .contains("metadata." + field);
    }
}
