package io.opengate.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.HostileInput;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;

/** Whatever comes in, no answer is a server error. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HostileInputTests {

    private final HostileInput hostile;
    private final RealmFixture realms;
    private final String token;
    private final TestTokens tokens;

    HostileInputTests(TestHttp http, TestTokens tokens, TestDatabase database) {
        this.hostile = new HostileInput(http);
        this.realms = new RealmFixture(http, tokens, database);
        this.tokens = tokens;
        this.token =
                tokens.master("realm.create", "realm.read", "realm.manage", "realm.delete", "key.read", "key.manage");
    }

    @Test
    void realmsBearAnyInput() {
        RealmRef realm = realms.create();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("displayName", "\"Acme\"");
        fields.put("enabled", "true");
        fields.put("accessTokenSeconds", "300");
        fields.put("refreshTokenSeconds", "3000");
        fields.put("sessionIdleSeconds", "300");
        fields.put("sessionMaxSeconds", "3000");
        fields.put("passwordPolicy", "{\"minLength\":15}");
        fields.put("smtp", "{\"host\":\"mail.example.com\",\"from\":\"a@example.com\"}");
        fields.put("registrationAllowed", "false");
        fields.put("recoveryAllowed", "false");
        fields.put("signatureAlgorithm", "\"RS256\"");

        hostile.body("PATCH", RealmFixture.path(realm), token, fields);
        for (String part : new String[] {"host", "port", "from", "username", "password", "startTls"}) {
            for (String value : new String[] {
                "\"a\\u0000b\"",
                "\"a\\ud800b\"",
                "\"a\\ud800@example.com\"",
                "-1",
                "1e9",
                "[]",
                "{}",
                "null",
                "\"\"",
                "\"a@b\\r\\nBcc: c@example.com\"",
                "\"" + "x".repeat(20_000) + "\""
            }) {
                Map<String, String> smtp = new LinkedHashMap<>(Map.of(
                        "host", "\"mail.example.com\"",
                        "from", "\"a@example.com\"",
                        "username", "\"mailer\"",
                        "password", "\"secret\""));
                smtp.put(part, value);
                hostile.body("PATCH", RealmFixture.path(realm), token, "{\"smtp\":" + HostileInput.json(smtp) + "}");
            }
        }
        hostile.query("/api/v1/realms", token, "after", "limit")
                .segment("GET", "/api/v1/realms", token)
                .segment("GET", "/api/v1/realm-deletions", token)
                .query("/internal/realms", tokens.peer("auth"), "name")
                .header("PATCH", RealmFixture.path(realm), token, "{}", "If-Match");

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void newRealmsAndKeysBearAnyInput() {
        RealmRef realm = realms.create();
        String keys = RealmFixture.path(realm) + "/keys";

        hostile.body("POST", "/api/v1/realms", token, Map.of("name", "\"" + realm.name() + "\""))
                .body("POST", keys + "/rotate", token, Map.of("algorithm", "\"ES256\""))
                .query(keys, token, "after", "limit")
                .segment("GET", keys, token);

        assertThat(hostile.failures()).isEmpty();
    }
}
