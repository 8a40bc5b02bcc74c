package io.opengate.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.notification.NotificationTest;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NotificationTest
class TemplateTests {

    private static final Map<String, String> OWN = Map.of("subject", "Hallo {{realm}}", "text", "{{code}} {{minutes}}");

    private final TestHttp http;
    private final String templates;
    private final String token;

    TemplateTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        this.http = http;
        RealmRef realm = realms.create();
        this.templates = "/api/v1/realms/" + realm.name() + "/templates";
        this.token = tokens.management(realm, "delivery.read", "delivery.manage");
    }

    @Test
    void theBuiltInTextsAreThere() {
        Answer answer = http.get(templates, token);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("name").asString()))
                .containsExactly("one-time-code", "password-changed", "reset-password", "test", "verify-email");
    }

    @Test
    void aRealmsOwnWordsTakeTheirPlaceAndGiveItBack() {
        String path = templates + "/one-time-code/de";
        assertThat(http.get(path, token).status()).isEqualTo(404);

        Answer put = http.put(path, token, OWN);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        assertThat(http.get(path, token).body().path("builtIn").asBoolean()).isFalse();

        assertThat(http.delete(path, token).status()).isEqualTo(204);
        assertThat(http.get(path, token).status()).isEqualTo(404);
        assertThat(http.get(templates + "/one-time-code/en", token)
                        .body()
                        .path("builtIn")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aChangeMeanwhileIsNoticed() {
        String path = templates + "/one-time-code/en";
        Answer first = http.send("PUT", path, token, OWN, Map.of("If-Match", "\"0\""));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        Answer stale = http.send("PUT", path, token, OWN, Map.of("If-Match", "\"0\""));

        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void aPlaceThatTheTemplateDoesNotOfferIsRefused() {
        Answer answer =
                http.put(templates + "/test/en", token, Map.of("subject", "x", "text", "{{T(java.lang.Runtime)}}"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(http.put(templates + "/test/en", token, Map.of("subject", "a\r\nBcc: x", "text", "y"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anUnknownTemplateIsNotThere() {
        assertThat(http.put(templates + "/welcome/en", token, OWN).status()).isEqualTo(404);
        assertThat(http.get(templates + "/test/not_a_locale", token).status()).isEqualTo(404);
    }
}
