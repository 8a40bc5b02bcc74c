package io.opengate.notification.purge;

import static io.opengate.notification.trail.TestEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.notification.NotificationTest;
import io.opengate.platform.events.EventStreamWriter;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.RecordedPurges;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NotificationTest
class PurgeTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final EventStreamWriter stream;
    private final RecordedPurges purges;
    private final RealmRef realm;
    private final String token;

    PurgeTests(TestHttp http, TestTokens tokens, TestRealms realms, EventStreamWriter stream, RecordedPurges purges) {
        this.http = http;
        this.tokens = tokens;
        this.stream = stream;
        this.purges = purges;
        this.realm = realms.create();
        this.token = tokens.management(realm, "event.read", "delivery.read", "delivery.manage");
    }

    @Test
    void aDeletedRealmLeavesNothingButTheRecordOfItsDeletion() {
        String subject = realm.id().toString();
        stream.append(List.of(event("auth", 0, realm.id(), "login.succeeded", "anna")));
        http.put(path("/templates/test/en"), token, Map.of("subject", "x", "text", "y"));
        http.post(path("/deliveries"), token, Map.of("template", "test", "to", "anna@example.com"));
        awaitCount("/events", 1, "?type=login.succeeded");

        stream.append(List.of(event("realm", 0, realm.id(), "realm.deletion-requested", subject)));

        await().atMost(Duration.ofSeconds(15)).until(() -> purges.contains(realm.id()));
        stream.append(List.of(event("session", 0, realm.id(), "session.ended", "late")));
        String master = tokens.master("event.read");
        await().untilAsserted(() -> assertThat(http.get(
                                "/api/v1/realms/master/events?type=realm.deletion-requested&subject=" + subject, master)
                        .body()
                        .path("items")
                        .valueStream())
                .hasSize(1));
        stream.append(List.of(event("auth", 0, TestRealms.MASTER.id(), "login.succeeded", subject)));
        await().untilAsserted(() -> assertThat(
                        http.get("/api/v1/realms/master/events?type=login.succeeded&subject=" + subject, master)
                                .body()
                                .path("items")
                                .valueStream())
                .hasSize(1));
        assertThat(http.get(path("/events"), token).body().path("items").valueStream())
                .isEmpty();
        assertThat(http.get(path("/deliveries"), token).body().path("items").valueStream())
                .isEmpty();
        assertThat(http.get(path("/templates/test/en"), token)
                        .body()
                        .path("builtIn")
                        .asBoolean())
                .isTrue();
    }

    private void awaitCount(String list, int count, String query) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(http.get(path(list) + query, token)
                                .body()
                                .path("items")
                                .valueStream())
                        .hasSize(count));
    }

    private String path(String rest) {
        return "/api/v1/realms/" + realm.name() + rest;
    }
}
