package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is acknowledged lasts, whatever is killed; what cannot be done now is refused clearly and works again later. */
class RecoveryTests {

    private static final String TOKEN = "/realms/master/protocol/openid-connect/token";

    @Test
    void nothingAcknowledgedIsLostWhenEverythingIsKilled() {
        try (RunningSuite suite = RunningSuite.startAnother(Map.of())) {
            assertThat(suite.administratorPassword()).isPresent();
            String realm = suite.management().createRealm();
            suite.management().createUser(realm, "ada", "violet anvil under eleven moons");

            suite.killEverything();
            suite.startAgain();

            assertThat(suite.administratorPassword()).as("shown once").isEmpty();
            assertHasUser(suite, realm, "ada");
            suite.management().createUser(realm, "grace", "violet anvil under eleven moons");

            suite.killServices();
            suite.startAgain();
            assertHasUser(suite, realm, "grace");
            Awaitility.await("the trail has every event")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(suite.management()
                                    .get("/api/v1/realms/" + realm + "/events?type=user.created")
                                    .json()
                                    .path("items")
                                    .size())
                            .isEqualTo(2));
        }
    }

    private static void assertHasUser(RunningSuite suite, String realm, String username) {
        JsonNode found = suite.management()
                .get("/api/v1/realms/" + realm + "/users?username=" + username)
                .json();
        assertThat(found.path("items").path(0).path("username").asString()).isEqualTo(username);
    }

    @Test
    void aStoppedStoreIsA503ThatHealthNamesAndEndsByItself() {
        try (RunningSuite suite = RunningSuite.startAnother(Map.of())) {
            Management management = suite.management();
            String realm = management.createRealm();
            String users = "/api/v1/realms/" + realm + "/users";

            RunningSuite.signal("STOP", suite.redisPid());
            assertUnavailable(() -> management.get(users));
            assertHealthNames(suite, 8082, "redis");
            RunningSuite.signal("CONT", suite.redisPid());
            assertAvailable(() -> management.get(users));
            assertAvailable(() -> token(suite));

            Runnable startRedis = suite.stopRedis();
            assertUnavailable(() -> management.get(users));
            assertHealthNames(suite, 8082, "redis");
            startRedis.run();
            assertAvailable(() -> management.get(users));

            Runnable startPostgresql = suite.stopPostgresql();
            assertUnavailable(() -> management.get(users));
            assertHealthNames(suite, 8082, "db");
            startPostgresql.run();
            assertAvailable(() -> management.get(users));
            management.createUser(realm, "ada", "violet anvil under eleven moons");
        }
    }

    private static Http.Answer token(RunningSuite suite) {
        return Http.form(
                suite.url(TOKEN),
                Http.basic(RunningSuite.ADMIN_CLIENT, RunningSuite.ADMIN_SECRET),
                Map.of("grant_type", "client_credentials"));
    }

    private static void assertUnavailable(java.util.function.Supplier<Http.Answer> call) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Http.Answer answer = call.get();
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        });
    }

    private static void assertAvailable(java.util.function.Supplier<Http.Answer> call) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(call.get().status()).isEqualTo(200));
    }

    private static void assertHealthNames(RunningSuite suite, int port, String component) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode health = Http.json("GET", "http://127.0.0.1:" + suite.port(port) + "/actuator/health", null, null)
                    .json();
            assertThat(health.path("components").path(component).path("status").asString())
                    .isEqualTo("DOWN");
        });
    }
}
