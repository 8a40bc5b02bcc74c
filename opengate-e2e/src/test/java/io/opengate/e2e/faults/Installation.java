package io.opengate.e2e.faults;

import io.opengate.e2e.Http;
import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** The whole suite, gateway and seven services, on a PostgreSQL server that the test has in its hands. */
final class Installation implements AutoCloseable {

    /** What a service waits for a frozen server here; 15 s unless it is set. */
    static final int SOCKET_TIMEOUT_SECONDS = Results.scale() > 1 ? 15 : 4;

    /** The longest that a caller waits: for a connection (30 s) and for the answer of a server that is frozen. */
    static final Duration LIMIT = Duration.ofSeconds(40L + SOCKET_TIMEOUT_SECONDS);

    private static final String OWNER = "owner-of-a-test";
    private static final String APPLICATION = "application-of-a-test";

    private final RunningSuite suite;

    private Installation(RunningSuite suite) {
        this.suite = suite;
    }

    /** Makes the databases there, as an operator does it, and starts the suite on these hosts. */
    static Installation start(PostgresqlServer server, String hosts, Map<String, String> further) {
        createDatabases(server);
        Map<String, String> environment = new HashMap<>(further);
        environment.put("OPENGATE_DATABASE_HOSTS", hosts);
        environment.put("POSTGRES_APPLICATION_PASSWORD", APPLICATION);
        environment.put("POSTGRES_OWNER_PASSWORD", OWNER);
        environment.put("POSTGRES_SOCKET_TIMEOUT", Integer.toString(SOCKET_TIMEOUT_SECONDS));
        return new Installation(RunningSuite.startAnother(environment));
    }

    static void createDatabases(PostgresqlServer server) {
        Map<String, String> environment = new HashMap<>();
        environment.put("POSTGRES_USER", PostgresqlServer.SUPERUSER);
        environment.put("PGHOST", server.host());
        environment.put("PGPORT", Integer.toString(server.port()));
        environment.put("PGPASSWORD", PostgresqlServer.PASSWORD);
        for (String name : List.of("REALMS", "USERS", "RBAC", "CLIENTS", "NOTIFICATIONS")) {
            environment.put("OPENGATE_" + name + "_OWNER_PASSWORD", OWNER);
            environment.put("OPENGATE_" + name + "_PASSWORD", APPLICATION);
        }
        Commands.run(RunningSuite.root(), environment, List.of("bash", "docker/init-databases.sh"));
    }

    /** How a process of its own reaches the database of that name on the server. */
    static Map<String, String> settings(PostgresqlServer server, String database) {
        return Map.of(
                "POSTGRES_HOST",
                server.host(),
                "POSTGRES_PORT",
                Integer.toString(server.port()),
                "POSTGRES_DB",
                database,
                "POSTGRES_USER",
                database + "_app",
                "POSTGRES_PASSWORD",
                APPLICATION,
                "POSTGRES_MIGRATION_USER",
                database + "_owner",
                "POSTGRES_MIGRATION_PASSWORD",
                OWNER);
    }

    /** A folder for one test's clusters, on the disk of the build. */
    static Path folder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(RunningSuite.root().resolve("opengate-e2e/target/faults")), "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningSuite suite() {
        return suite;
    }

    /** Waits until what an earlier test has done to the installation is over. */
    void awaitWell() {
        Awaitility.await("every service answers")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> Http.json("GET", suite.url("/health"), null, null).status() == 200
                        && suite.management().get("/api/v1/realms").status() == 200);
    }

    /** A realm of this test's own to write to. */
    Load.Target target() {
        awaitWell();
        return new Load.Target(
                suite.url(""), suite.management().token(), suite.management().createRealm());
    }

    /**
     * Puts the suite under load, does it, and has the load go on for a while; then compares what callers saw with what the
     * server has stored.
     *
     * @param after the server to look into afterwards
     * @param rounds how often it is done
     * @param problems the problems that a refused caller may be told
     * @return what callers saw
     */
    Ledger during(String fault, PostgresqlServer after, int rounds, Consumer<Load> doing, String... problems)
            throws SQLException {
        Load.Target target = target();
        String realm = realmId(target);
        try (Load load = Load.start(target, Results.scale() > 1 ? 4 : 2, Kind.values())) {
            for (int round = 0; round < rounds; round++) {
                doing.accept(load);
                load.awaitProgress(2);
            }
            Ledger ledger = load.stop();
            Results.note(fault, ledger.summary());
            ledger.assertOnlySuccessOrRefusal(LIMIT, problems);
            Audit.check(ledger, after::connect, realm, "opengate_notifications");
            return ledger;
        }
    }

    String realmId(Load.Target target) {
        return suite.management()
                .get("/api/v1/realms/" + target.realm())
                .json()
                .path("id")
                .asString();
    }

    @Override
    public void close() {
        suite.close();
    }
}
