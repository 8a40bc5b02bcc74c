package io.opengate.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.HostileInput;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Whatever comes in, no answer is a server error. */
@OpenGateTest
@ClientTestSetup
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HostileInputTests {

    private final TestHttp http;
    private final HostileInput hostile;
    private final RealmRef realm;
    private final String token;
    private final String auth;

    HostileInputTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        this.hostile = new HostileInput(http);
        this.realm = realms.create();
        this.token = tokens.management(realm, "client.read", "client.manage");
        this.auth = tokens.peer("auth", realm);
    }

    @Test
    void clientsBearAnyInput() {
        String clients = "/api/v1/realms/" + realm.name() + "/clients";
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", "\"Shop\"");
        fields.put("enabled", "true");
        fields.put("redirectUris", "[\"https://shop.example.com/callback\"]");
        fields.put("postLogoutRedirectUris", "[\"https://shop.example.com/\"]");
        fields.put("webOrigins", "[\"https://shop.example.com\"]");
        fields.put("grantTypes", "[\"authorization_code\"]");
        fields.put("scopes", "[\"openid\"]");
        fields.put("defaultScopes", "[]");
        fields.put("audiences", "[]");
        fields.put("requireConsent", "false");
        fields.put("requirePkce", "true");
        fields.put("accessTokenSeconds", "300");
        Map<String, String> whole = new LinkedHashMap<>(fields);
        whole.put("type", "\"confidential\"");
        whole.put("clientId", "\"taken\"");
        whole.put("secret", "\"" + "s".repeat(40) + "\"");
        String id = id(clients, Map.of("clientId", "taken", "type", "confidential"));
        Map<String, String> generated = new LinkedHashMap<>(fields);
        generated.put("type", "\"public\"");

        hostile.body("POST", clients, token, whole)
                .body("POST", clients, token, generated)
                .body("PATCH", clients + "/" + id, token, fields)
                .body("POST", clients + "/" + id + "/secrets", token, Map.of("overlapSeconds", "10"))
                .query(clients, token, "clientId", "name", "after", "limit")
                .segment("GET", clients, token)
                .segment("DELETE", clients + "/" + id + "/secrets", token)
                .header("PATCH", clients + "/" + id, token, "{}", "If-Match");

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void scopesBearAnyInput() {
        String scopes = "/api/v1/realms/" + realm.name() + "/scopes";
        String one = scopes + "/" + id(scopes, Map.of("name", "orders"));

        hostile.body("POST", scopes, token, Map.of("name", "\"invoices\"", "description", "\"See invoices\""))
                .body("PATCH", one, token, Map.of("description", "\"See orders\""))
                .query(scopes, token, "after", "limit")
                .segment("GET", scopes, token);

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void consentsBearAnyInput() {
        String clients = "/api/v1/realms/" + realm.name() + "/clients";
        String client = id(clients, Map.of("clientId", "app", "type", "confidential"));
        String internal = "/internal/realms/" + realm.id();

        hostile.body(
                        "PUT",
                        internal + "/consents?user=" + UUID.randomUUID() + "&client=" + client,
                        auth,
                        Map.of("scopes", "[\"openid\"]"))
                .query("/api/v1/realms/" + realm.name() + "/consents", token, "user")
                .query(internal + "/clients", auth, "clientId")
                .segment("GET", internal + "/service-accounts", auth);

        assertThat(hostile.failures()).isEmpty();
    }

    private String id(String path, Map<String, ?> body) {
        TestHttp.Answer created = http.post(path, token, body);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }
}
