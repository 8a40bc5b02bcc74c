package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ScopeTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final String base;
    private final String scopes;
    private final String token;

    ScopeTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.base = "/api/v1/realms/" + realm.name();
        this.scopes = base + "/scopes";
        this.token = tokens.management(realm, "client.read", "client.manage");
    }

    @Test
    void aNewScopeStandsAmongTheBuiltInOnes() {
        Answer created = define("orders:read");
        Answer list = http.get(scopes + "?limit=4", token);
        Answer rest = http.get(scopes + "?after=" + list.body().path("next").asString(), token);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(names(list)).containsExactly("address", "email", "offline_access", "openid");
        assertThat(names(rest)).containsExactly("orders:read", "phone", "profile", "roles");
    }

    @Test
    void aNameIsTakenOnce() {
        define("twice");

        assertThat(define("twice").status()).isEqualTo(409);
        assertThat(define("openid").status()).isEqualTo(409);
        assertThat(define("user.manage").status()).isEqualTo(409);
        assertThat(define("opengate-api").status()).isEqualTo(409);
    }

    @Test
    void aScopeIsOneToken() {
        for (String name : List.of("", "a b", "a\"b", "a\\b", "ä", "a".repeat(101))) {
            assertThat(define(name).status()).as(name).isEqualTo(400);
        }
    }

    @Test
    void aTextThatCannotBeStoredIsRefused() {
        for (String text : List.of("a\\u0000b", "\\ud800", "\\udc00\\ud800")) {
            Answer refused = http.post(scopes, token, "{\"name\":\"odd\",\"description\":\"" + text + "\"}");
            assertThat(refused.status()).as(text).isEqualTo(400);
            assertThat(refused.body().path("violations").path(0).path("field").asString())
                    .isEqualTo("description");
            assertThat(http.post(base + "/clients", token, "{\"type\":\"public\",\"scopes\":[\"" + text + "\"]}")
                            .status())
                    .as(text)
                    .isEqualTo(400);
        }
        Answer kept = http.post(scopes, token, "{\"name\":\"odd\",\"description\":\"\\ud83d\\ude00\"}");
        assertThat(kept.body().path("description").asString()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void aRepeatedCreateOfAScopeThatIsGoneFindsNothing() {
        Map<String, String> key = Map.of("Idempotency-Key", "gone");
        Answer created = http.send("POST", scopes, token, Map.of("name", "gone"), key);
        Answer repeated = http.send("POST", scopes, token, Map.of("name", "gone"), key);
        http.delete(scope(created), token);

        assertThat(repeated.body()).isEqualTo(created.body());
        assertThat(http.send("POST", scopes, token, Map.of("name", "gone"), key).status())
                .isEqualTo(404);
    }

    @Test
    void onlyTheDescriptionChanges() {
        Answer created = define("described");
        Answer changed = http.patch(scope(created), token, Map.of("description", "Read your orders"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("description").asString()).isEqualTo("Read your orders");
        assertThat(http.patch(scope(created), token, Map.of("name", "x")).status())
                .isEqualTo(400);
    }

    @Test
    void aBuiltInScopeStays() {
        String openid = scopes + "/00000000-0000-7000-8001-000000000001";

        assertThat(http.get(openid, token).body().path("name").asString()).isEqualTo("openid");
        assertThat(http.delete(openid, token).status()).isEqualTo(409);
        assertThat(http.patch(openid, token, Map.of("description", "x")).status())
                .isEqualTo(409);
    }

    @Test
    void aScopeThatAClientListsCannotBeDeleted() {
        Answer created = define("used");
        Answer client =
                http.post(base + "/clients", token, Map.of("type", "public", "scopes", List.of("openid", "used")));
        Answer refused = http.delete(scope(created), token);
        http.delete(base + "/clients/" + client.body().path("id").asString(), token);

        assertThat(client.status()).as(client.text()).isEqualTo(201);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/scope-in-use");
        assertThat(http.delete(scope(created), token).status()).isEqualTo(204);
        assertThat(http.get(scope(created), token).status()).isEqualTo(404);
    }

    @Test
    void theConsentPageReadsTheDescriptions() {
        define("orders");
        Answer list = http.get("/internal/realms/" + realm.id() + "/scopes", tokens.peer("auth", realm));

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.body()
                        .path("scopes")
                        .valueStream()
                        .map(scope -> scope.path("name").asString()))
                .contains("orders", "openid");
    }

    private Answer define(String name) {
        return http.post(scopes, token, Map.of("name", name, "description", "A scope"));
    }

    private String scope(Answer created) {
        return scopes + "/" + created.body().path("id").asString();
    }

    private static List<String> names(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body()
                .path("items")
                .valueStream()
                .map(scope -> scope.path("name").asString())
                .toList();
    }
}
