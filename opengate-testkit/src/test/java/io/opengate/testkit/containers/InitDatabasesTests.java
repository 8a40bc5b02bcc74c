package io.opengate.testkit.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** docker/init-databases.sh against a real PostgreSQL. */
class InitDatabasesTests {

    private static final List<String> DATABASES =
            List.of("opengate_clients", "opengate_notifications", "opengate_rbac", "opengate_realms", "opengate_users");

    static boolean psqlIsThere() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    @Test
    void theScriptStopsAtTheFirstError() throws IOException {
        String script = ContainerFiles.text("docker/init-databases.sh");
        assertThat(script)
                .startsWith("#!/usr/bin/env bash")
                .containsPattern("(?m)^set -e$")
                .contains("psql -v ON_ERROR_STOP=1 --username \"$POSTGRES_USER\"");
    }

    @Test
    @EnabledIf("psqlIsThere")
    void itCreatesTheFiveDatabasesWithTheirTwoRolesAndMayRunAgain() throws SQLException {
        Map<String, String> environment = environment();
        for (int run = 0; run < 2; run++) {
            ContainerFiles.Outcome outcome = ContainerFiles.bash(environment, "docker/init-databases.sh");
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }

        assertThat(strings(
                        EmbeddedPostgresql.url("postgres"),
                        "select datname from pg_database where datname like 'opengate\\_%' order by 1"))
                .isEqualTo(DATABASES);
        assertThat(strings(
                        EmbeddedPostgresql.url("postgres"),
                        "select rolname from pg_roles where rolname like 'opengate\\_%' and rolcanlogin and not rolsuper"
                                + " and not rolbypassrls and not rolcreaterole and not rolcreatedb"))
                .hasSize(10);
        for (String database : DATABASES) {
            theApplicationWorksWithTheOwnersTablesAndOwnsNothing(database);
        }
        strangersAreKeptOut();
    }

    private static void theApplicationWorksWithTheOwnersTablesAndOwnsNothing(String database) throws SQLException {
        execute(as(database, database + "_owner"), "create table sample (id bigserial, name text)");
        String application = as(database, database + "_app");
        execute(application, "insert into sample (name) values ('a')");
        assertThat(strings(application, "select name from sample")).containsExactly("a");
        assertThatThrownBy(() -> execute(application, "drop table sample")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> execute(application, "create table other (id int)"))
                .hasMessageContaining("permission denied");
    }

    private static void strangersAreKeptOut() {
        assertThatThrownBy(() -> strings(as("opengate_users", "opengate_rbac_app"), "select 1"))
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> strings(as("opengate_users", "opengate_rbac_owner"), "select 1"))
                .hasMessageContaining("permission denied for database");
    }

    private static Map<String, String> environment() {
        URI server = URI.create(EmbeddedPostgresql.url("postgres").substring("jdbc:".length()));
        Map<String, String> environment = new HashMap<>();
        environment.put("PGHOST", server.getHost());
        environment.put("PGPORT", Integer.toString(server.getPort()));
        environment.put("POSTGRES_USER", "postgres");
        for (String database : DATABASES) {
            String name = database.toUpperCase(java.util.Locale.ROOT);
            environment.put(name + "_OWNER_PASSWORD", "owner's \"secret\"");
            environment.put(name + "_PASSWORD", "app-secret");
        }
        return environment;
    }

    private static String as(String database, String role) {
        return EmbeddedPostgresql.url(database).replace("user=postgres", "user=" + role + "&password=app-secret");
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> strings(String url, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
