package io.opengate.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v1/system/database} of a running service, and the metrics of the same samples. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
        properties = {
            "opengate.database.watch.interval=100ms",
            "opengate.database.watch.patience=5s",
            "opengate.database.watch.long-running=0s"
        })
class SystemDatabaseTests {

    private static final String PATH = "/api/v1/system/database";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestDatabase database;
    private final MeterRegistry meters;
    private final RealmRef realm;
    private final RealmRef other;

    SystemDatabaseTests(
            TestHttp http, TestTokens tokens, TestRealms realms, TestDatabase database, MeterRegistry meters) {
        this.http = http;
        this.tokens = tokens;
        this.database = database;
        this.meters = meters;
        this.realm = realms.create();
        this.other = realms.create();
    }

    private JsonNode answer() {
        TestHttp.Answer answer = http.get(PATH, tokens.master("system.read"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.body();
    }

    @Test
    void anAdministratorOfTheInstallationSeesTheDatabase() {
        JsonNode seen = answer();

        assertThat(seen.path("service").asString()).isEqualTo("user");
        assertThat(seen.path("database").asString()).isEqualTo(database.name());
        assertThat(seen.path("bytes").asLong()).isPositive();
        assertThat(seen.at("/connections/maximum").asInt()).isEqualTo(300);
        assertThat(seen.at("/migration/version").asInt()).isPositive();
        assertThat(seen.path("tables")
                        .valueStream()
                        .map(table -> table.path("name").asString()))
                .contains("users", "outbox");
        assertThat(seen.at("/replication/inRecovery").asBoolean(true)).isFalse();
    }

    @Test
    void nobodyElseSeesAnything() {
        assertThat(http.get(PATH, null).status()).as("no token").isEqualTo(401);
        assertThat(http.get(PATH, tokens.management(realm, "system.read")).status())
                .as("a token of another realm")
                .isEqualTo(403);
        assertThat(http.get(PATH, tokens.master("user.read")).status())
                .as("without the permission")
                .isEqualTo(403);
        String some = tokens.of(TestRealms.MASTER)
                .permissions("system.read")
                .realms(other)
                .sign();
        assertThat(http.get(PATH, some).status()).as("for one realm alone").isEqualTo(403);
    }

    @Test
    void whatALongQueryAsksForIsNotShown() throws SQLException {
        try (Connection open = DriverManager.getConnection(
                        database.url() + "?preferQueryMode=simple&ApplicationName=somebody",
                        database.application(),
                        database.applicationPassword());
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select 'ada@example.org' as email, 4711 -- lovelace");
            Awaitility.await().untilAsserted(() -> {
                JsonNode seen = answer();
                assertThat(seen.toString()).doesNotContain("ada@example.org", "4711", "lovelace");
                assertThat(seen.path("longRunning").valueStream()).anySatisfy(query -> {
                    assertThat(query.path("application").asString()).isEqualTo("somebody");
                    assertThat(query.path("state").asString()).isEqualTo("idle in transaction");
                    assertThat(query.path("query").asString()).isEqualTo("select ? as email, ?");
                });
            });
        }
    }

    @Test
    void unknownParametersAreRefused() {
        assertThat(http.get(PATH + "?service=user", tokens.master("system.read"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSamplesAreMetrics() {
        Awaitility.await().untilAsserted(() -> {
            assertThat(gauge("opengate.database.up")).isEqualTo(1);
            assertThat(meters.get("opengate.database.rows")
                            .tags("table", "users", "state", "live")
                            .gauge()
                            .value())
                    .isNotNaN();
        });
        assertThat(gauge("opengate.database.sample.age")).isNotNegative();
        assertThat(gauge("opengate.database.size")).isPositive();
        assertThat(gauge("opengate.database.schema.version")).isPositive();
        assertThat(gauge("opengate.database.connections.max")).isEqualTo(300);
        assertThat(meters.get("opengate.database.transactions")
                        .tag("outcome", "committed")
                        .functionCounter()
                        .count())
                .isPositive();
        assertThat(gauge("opengate.redis.up")).isEqualTo(1);
        assertThat(gauge("opengate.redis.memory.used")).isPositive();
        assertThat(gauge("opengate.redis.clients")).isPositive();
        assertThat(gauge("opengate.redis.aof.ok")).isEqualTo(1);
        assertThat(meters.get("hikaricp.connections.active").gauge().value()).isNotNegative();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
