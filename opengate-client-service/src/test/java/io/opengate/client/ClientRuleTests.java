package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ClientRuleTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final String clients;
    private final String token;

    ClientRuleTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.clients = "/api/v1/realms/" + realm.name() + "/clients";
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void everyBrokenRuleIsNamed() {
        Answer answer = create(
                "confidential",
                Map.of(
                        "redirectUris", List.of("https://app.example.com/cb", "http://app.example.com/cb#x"),
                        "webOrigins", List.of("https://app.example.com/"),
                        "scopes", List.of("openid", "nothing"),
                        "defaultScopes", List.of("email"),
                        "audiences", List.of("opengate-api")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/invalid-client");
        assertThat(answer.body()
                        .path("violations")
                        .valueStream()
                        .map(one -> one.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "redirectUris[1]", "webOrigins[0]", "scopes[1]", "defaultScopes[0]", "audiences[0]");
    }

    @Test
    void aPublicClientHasNeitherSecretNorOwnGrantAndKeepsPkce() {
        assertRefused(create("public", Map.of("secret", "s".repeat(40))), "secret");
        assertRefused(create("public", Map.of("grantTypes", List.of("client_credentials"))), "grantTypes");
        assertRefused(create("public", Map.of("requirePkce", false)), "requirePkce");
        assertThat(create("confidential", Map.of("requirePkce", false)).status())
                .isEqualTo(201);
    }

    @Test
    void aRefreshTokenNeedsTheGrantThatIssuesIt() {
        assertRefused(create("confidential", Map.of("grantTypes", List.of("refresh_token"))), "grantTypes");
    }

    @Test
    void aGrantThatIsNotKnownIsRefused() {
        assertThat(create("confidential", Map.of("grantTypes", List.of("password")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tokensFromTheAuthorizationEndpointNeedTheResponseTypeAndTheGrant() {
        List<String> both = List.of("authorization_code", "implicit");
        Map<String, Object> hybrid = Map.of("responseTypes", List.of("code", "code id_token"));
        assertThat(create("confidential", Map.of("grantTypes", both, "metadata", hybrid))
                        .status())
                .isEqualTo(201);
        assertRefused(create("confidential", Map.of("grantTypes", List.of("implicit"))), "grantTypes");
        assertRefused(create("confidential", Map.of("grantTypes", both)), "grantTypes");
        assertRefused(create("confidential", Map.of("metadata", hybrid)), "grantTypes");
        assertRefused(
                create("confidential", Map.of("grantTypes", List.of("implicit"), "metadata", hybrid)), "grantTypes");
    }

    @Test
    void aDuplicateIsRefused() {
        String uri = "https://app.example.com/cb";

        assertRefused(create("confidential", Map.of("redirectUris", List.of(uri, uri))), "redirectUris[1]");
    }

    @Test
    void aClientIdIsPlain() {
        for (String clientId : List.of("", " ", "a b", "a\"b", "a\\b", "-a", "ä", "a\u0000", "a".repeat(201))) {
            assertThat(create("public", Map.of("clientId", clientId)).status())
                    .as(clientId)
                    .isEqualTo(400);
        }
        assertThat(create("public", Map.of("clientId", "https://rp.example.com/metadata"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theProductsOwnClientCanBeNeitherMadeNorChanged() {
        String builtIn = clients + "/00000000-0000-7000-8000-000000000010";

        assertThat(create("confidential", Map.of("clientId", "opengate-api")).status())
                .isEqualTo(409);
        assertThat(http.get(builtIn, token).body().path("builtIn").asBoolean()).isTrue();
        assertThat(http.delete(builtIn, token).status()).isEqualTo(409);
        assertThat(http.patch(builtIn, token, Map.of("enabled", false)).status())
                .isEqualTo(409);
        assertThat(http.post(builtIn + "/secrets", token, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void clientIdAndTypeNeverChange() {
        String client = clients + "/" + id(create("public", Map.of()));

        assertThat(http.patch(client, token, Map.of("clientId", "other")).status())
                .isEqualTo(400);
        assertThat(http.patch(client, token, Map.of("type", "confidential")).status())
                .isEqualTo(400);
    }

    @Test
    void aPatchIsCheckedLikeACreate() {
        String client = clients + "/" + id(create("public", Map.of()));

        assertRefused(http.patch(client, token, Map.of("requirePkce", false)), "requirePkce");
        assertRefused(
                http.patch(client, token, Map.of("redirectUris", List.of("javascript:alert(1)"))), "redirectUris[0]");
        assertThat(http.patch(client, token, Map.of("name", "")).status()).isEqualTo(400);
    }

    @Test
    void aFieldThatIsRemovedGetsItsDefaultBack() {
        String client = clients
                + "/"
                + id(create("confidential", Map.of("accessTokenSeconds", 60, "requirePkce", false, "enabled", false)));
        Map<String, Object> removal = new HashMap<>();
        removal.put("accessTokenSeconds", null);
        removal.put("requirePkce", null);
        removal.put("enabled", null);
        Answer patched = http.patch(client, token, removal);

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().has("accessTokenSeconds")).isFalse();
        assertThat(patched.body().path("requirePkce").asBoolean()).isTrue();
        assertThat(patched.body().path("enabled").asBoolean()).isTrue();
    }

    @Test
    @Tag("class-2")
    void aClientThatReachesPermissionsIsMadeOnlyByTheirHolder() {
        Answer refused = create("confidential", Map.of("scopes", List.of("user.manage")));
        Answer all = create("confidential", Map.of("scopes", List.of("opengate-api")));
        String holder = tokens.management(realm, "client.manage", "user.manage");
        Answer made =
                http.post(clients, holder, Map.of("type", "confidential", "scopes", List.of("user.manage", "openid")));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/permission-not-held");
        assertThat(refused.body().path("permissions").toString()).isEqualTo("[\"user.manage\"]");
        assertThat(all.status()).isEqualTo(403);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    @Test
    @Tag("class-2")
    void aClientThatReachesPermissionsIsTouchedOnlyByTheirHolder() {
        String holder = tokens.management(realm, "client.manage", "user.manage");
        String client = clients
                + "/"
                + id(http.post(clients, holder, Map.of("type", "confidential", "scopes", List.of("user.manage"))));

        assertThat(http.post(client + "/secrets", token, Map.of()).status()).isEqualTo(403);
        assertThat(http.patch(client, token, Map.of("redirectUris", List.of("https://evil.example/cb")))
                        .status())
                .isEqualTo(403);
        assertThat(http.delete(client, token).status()).isEqualTo(403);
        assertThat(http.post(client + "/secrets", holder, Map.of()).status()).isEqualTo(201);
    }

    @Test
    @Tag("class-2")
    void aClientOfMasterThatReachesPermissionsIsForWhoHoldsThemInEveryRealm() {
        String master = "/api/v1/realms/master/clients";
        Map<String, Object> body = Map.of("type", "confidential", "scopes", List.of("user.read"));
        String narrow = tokens.of(TestRealms.MASTER)
                .permissions("client.manage", "user.read")
                .realms(TestRealms.MASTER, realm)
                .sign();

        assertThat(http.post(master, narrow, body).status()).isEqualTo(403);
        assertThat(http.post(master, tokens.master("client.manage", "user.read"), body)
                        .status())
                .isEqualTo(201);
    }

    private Answer create(String type, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("type", type);
        return http.post(clients, token, body);
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("violations").path(0).path("field").asString())
                .isEqualTo(field);
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asString();
    }
}
