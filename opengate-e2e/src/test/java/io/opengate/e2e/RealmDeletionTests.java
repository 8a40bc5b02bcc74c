package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Deleting a realm removes everything of it in every service, and says so. */
class RealmDeletionTests {

    private final RunningSuite suite = suite();
    private final Management management = suite.management();

    /** The suite that is driven; the same tests run on every layout of the databases. */
    RunningSuite suite() {
        return RunningSuite.shared();
    }

    @Test
    void everyServicePurgesAndTheNameIsFreeAgain() {
        String realm = management.createRealm();
        management.createUser(realm, "ada", "violet anvil under eleven moons");
        management.createClient(realm, "https://app.example.test/callback", Map.of());

        Http.Answer accepted = management.delete("/api/v1/realms/" + realm);

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String record = accepted.header("Location").replaceFirst("^https?://[^/]+", "");
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode deletion = management.get(record).json();
            assertThat(deletion.path("state").asString())
                    .as(deletion.toString())
                    .isEqualTo("done");
        });
        assertThat(management.get("/api/v1/realms/" + realm).status()).isEqualTo(404);
        assertThat(Http.json("GET", suite.url("/realms/" + realm + "/.well-known/openid-configuration"), null, null)
                        .status())
                .isEqualTo(404);
        management.created("/api/v1/realms", Map.of("name", realm));
        assertThat(management
                        .get("/api/v1/realms/" + realm + "/users")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(management
                        .get("/api/v1/realms/" + realm + "/clients?clientId=Test")
                        .status())
                .isBetween(200, 299);
    }

    @Test
    void masterCannotBeDeleted() {
        assertThat(management.delete("/api/v1/realms/master").status()).isEqualTo(409);
        assertThat(management.get("/api/v1/realms/master").status()).isEqualTo(200);
    }
}
