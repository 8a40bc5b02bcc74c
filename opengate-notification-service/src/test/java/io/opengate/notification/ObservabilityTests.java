package io.opengate.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import org.junit.jupiter.api.Test;

@NotificationTest
class ObservabilityTests {

    private final TestHttp http;

    ObservabilityTests(TestHttp http) {
        this.http = http;
    }

    @Test
    void metricsTellOfThePoolTheOutboxAndTheTrail() {
        Answer answer = http.get("/actuator/prometheus", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains(
                        "hikaricp_connections_active{",
                        "opengate_event_lag_seconds",
                        "opengate_outbox_unsent",
                        "opengate_trail_events_total",
                        "opengate_trail_delay_seconds",
                        "opengate_trail_gaps");
    }

    @Test
    void healthTellsOfTheDatabaseAndRedis() {
        Answer answer = http.get("/actuator/health", null);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("components").propertyNames()).contains("db", "redis");
    }
}
