package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.RunningSuite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two instances of a service start at the same moment on one database: each migration is applied once, both come up. */
class MigrationRaceTests {

    private static final String DATABASE = "opengate_users";

    private final RunningSuite suite = RunningSuite.shared();

    @Test
    void twoInstancesMigrateOneDatabase() {
        try (PostgresqlServer server = PostgresqlServer.create(
                        Installation.folder().resolve("cluster"), "127.0.0.1", PostgresqlServer.freePort(), List.of())
                .start()) {
            Installation.createDatabases(server);
            if (Results.scale() > 1) {
                startTwo(server);
                server.execute("postgres", "drop database " + DATABASE);
                Installation.createDatabases(server);
            }
            migrateTwiceToAnEarlierRelease(server);
            startTwo(server);
        }
    }

    /** Two instances that serve: the database is empty, or behind. */
    private void startTwo(PostgresqlServer server) {
        Map<String, String> environment = environment(server);
        try (ServiceProcess one = ServiceProcess.launch("user", suite, environment);
                ServiceProcess other = ServiceProcess.launch("user", suite, environment)) {
            one.awaitReady();
            other.awaitReady();
            assertThat(one.logs() + other.logs()).doesNotContain(" ERROR ");
        }
        assertAppliedOnce(server);
    }

    /** Two migration jobs on the empty database, which leave it as an earlier release did. */
    private void migrateTwiceToAnEarlierRelease(PostgresqlServer server) {
        Map<String, String> environment = environment(server);
        environment.put("OPENGATE_MIGRATIONS", "only");
        environment.put("SPRING_FLYWAY_TARGET", "2");
        try (ServiceProcess one = ServiceProcess.launch("user", suite, environment);
                ServiceProcess other = ServiceProcess.launch("user", suite, environment)) {
            one.awaitEnd();
            other.awaitEnd();
        }
        assertAppliedOnce(server);
        assertThat(server.ask(DATABASE, "select max(version) from flyway_schema_history"))
                .isEqualTo("2");
    }

    private static void assertAppliedOnce(PostgresqlServer server) {
        assertThat(server.ask(DATABASE, "select count(*) from flyway_schema_history where not success"))
                .isEqualTo("0");
        assertThat(server.ask(DATABASE, """
                        select count(*) from (select version from flyway_schema_history
                         where version is not null group by version having count(*) > 1) doubled
                        """))
                .as("migrations that were applied twice")
                .isEqualTo("0");
    }

    private static Map<String, String> environment(PostgresqlServer server) {
        Map<String, String> environment = new HashMap<>(Installation.settings(server, DATABASE));
        environment.put("SPRING_DATA_REDIS_DATABASE", "2");
        environment.put("OPENGATE_BOOTSTRAP_CREATE_ADMIN_ACCOUNT", "false");
        return environment;
    }
}
