package io.opengate.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.HostileInput;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever comes in, no answer is a server error. */
@NotificationTest
class HostileInputTests {

    private final HostileInput hostile;
    private final RealmRef realm;
    private final String token;
    private final String auth;

    HostileInputTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.hostile = new HostileInput(http);
        this.realm = realms.create();
        this.token = tokens.management(realm, "event.read", "delivery.read", "delivery.manage");
        this.auth = tokens.peer("auth", realm);
    }

    @Test
    void messagesBearAnyInput() {
        String base = "/api/v1/realms/" + realm.name();
        Map<String, String> message = Map.of(
                "template", "\"unknown\"",
                "to", "\"ada@example.com\"",
                "locale", "\"de\"",
                "model", "{\"code\":\"123456\",\"minutes\":\"5\"}");
        Map<String, String> words =
                Map.of("subject", "\"Hello\"", "text", "\"{{realm}}\"", "html", "\"<p>{{realm}}</p>\"");

        hostile.body("POST", base + "/deliveries", token, message)
                .body("POST", "/internal/realms/" + realm.id() + "/messages", auth, message)
                .body(
                        "POST",
                        base + "/deliveries",
                        token,
                        Map.of("template", "\"one-time-code\"", "to", "\"\"", "locale", "\"de\"", "model", "{}"))
                .body("PUT", base + "/templates/test/en", token, words)
                .query(base + "/deliveries", token, "after", "limit")
                .segment("GET", base + "/deliveries", token)
                .segment("GET", base + "/templates/test", token)
                .header("PUT", base + "/templates/test/en", token, "{\"subject\":\"a\",\"text\":\"b\"}", "If-Match");

        assertThat(hostile.failures()).isEmpty();
    }

    @Test
    void theTrailBearsAnyInput() {
        hostile.query(
                "/api/v1/realms/" + realm.name() + "/events",
                token,
                "type",
                "subject",
                "actor",
                "from",
                "to",
                "after",
                "limit");

        assertThat(hostile.failures()).isEmpty();
    }
}
