package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.htmlunit.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operators scrape is there, and counts what happened. */
class MetricsTests {

    private static final String PASSWORD = "violet anvil under eleven moons";

    private final RunningSuite suite = suite();

    /** The suite that is driven; the same tests run on every layout of the databases. */
    RunningSuite suite() {
        return RunningSuite.shared();
    }

    private String scrape(int port) {
        Http.Answer answer =
                Http.json("GET", "http://127.0.0.1:" + suite.port(port) + "/actuator/prometheus", null, null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    @ParameterizedTest
    @ValueSource(ints = {9080, 8081, 8082, 8083, 8084, 8085, 8087, 8088})
    void everyServiceShowsItsRequestsAndItsJvm(int port) {
        assertThat(scrape(port)).contains("http_server_requests_seconds_count", "jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {8082, 8083, 8084, 8085, 8088})
    void everyServiceWithADatabaseShowsItsPoolAndItsEvents(int port) {
        assertThat(scrape(port)).contains("hikaricp_connections_active", "opengate_event_lag_seconds");
    }

    @Test
    void signInsAndTokensAreCounted() {
        Management management = suite.management();
        String realm = management.createRealm();
        management.createUser(realm, "ada", PASSWORD);
        try (Callback callback = new Callback();
                Browser browser = new Browser()) {
            JsonNode client = management.createClient(realm, callback.uri().toString(), Map.of());
            NimbusApplication application = new NimbusApplication(
                    suite.url("/realms/" + realm),
                    client.path("clientId").asString(),
                    client.path("secret").asString(),
                    callback.uri());
            Page form = browser.open(application.request().build().toURI());
            Page refused = browser.signIn(form, "ada", "not the password at all");
            Page signedIn = browser.signIn(refused, "ada", PASSWORD);
            assertThat(URI.create(signedIn.getUrl().toString()).getQuery()).contains("code=");
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            String auth = scrape(8081);
            for (String name : List.of("opengate_login_success_total", "opengate_login_failure_total")) {
                assertThat(value(auth, name)).as(name).isPositive();
            }
            assertThat(auth).containsPattern("opengate_token_issued_total\\{[^}]*grant=\"client_credentials\"");
            assertThat(auth).contains("cache_gets_total");
            String session = scrape(8087);
            assertThat(value(session, "opengate_session_created_total")).isPositive();
            assertThat(value(session, "opengate_sessions_active")).isPositive();
        });
    }

    /** The sum of a metric's series. */
    private static double value(String scrape, String name) {
        return scrape.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
