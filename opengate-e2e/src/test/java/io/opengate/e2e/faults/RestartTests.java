package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole suite under load, while its PostgreSQL restarts, crashes, or loses its connections in five ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTests {

    private static final int ROUNDS = 4;

    private final PostgresqlServer server = PostgresqlServer.create(
                    Installation.folder().resolve("primary"),
                    "127.0.0.1",
                    PostgresqlServer.freePort(),
                    List.of("max_connections=120"))
            .start();
    private final CutProxy network = new CutProxy(server.port());
    private final Installation installation = Installation.start(server, "127.0.0.1:" + network.port(), Map.of());

    @AfterAll
    void end() {
        installation.close();
        network.close();
        server.close();
    }

    @Test
    void aRestartLosesNothingAndIsOverByItself() throws SQLException {
        during("PostgreSQL restarted in order", load -> {
            server.stop();
            server.start();
        });
    }

    @Test
    void aCrashLosesNothingAndIsOverByItself() throws SQLException {
        during("PostgreSQL killed and started", load -> {
            server.kill();
            server.start();
        });
    }

    @Test
    void connectionsThatTheServerTerminatesAreReplaced() throws SQLException {
        during("every connection terminated by the server", load -> {
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(server.ask("postgres", """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where backend_type = 'client backend' and pid <> pg_backend_pid()
                        """)).isNotEqualTo("0");
                load.awaitProgress(1);
            }
        });
    }

    @Test
    void connectionsThatTheNetworkResetsAreReplaced() throws SQLException {
        during("every connection reset by the network", load -> {
            for (int round = 0; round < ROUNDS; round++) {
                network.cut();
                load.awaitProgress(1);
            }
        });
    }

    @Test
    void connectionsThatAreStrandedEndInSeconds() throws SQLException {
        during("every connection half open", load -> network.strand());
    }

    @Test
    void aNetworkThatStandsStillIsRefusedAndGoesOnByItself() throws SQLException {
        during("network frozen until callers were refused", load -> {
            network.freeze();
            try {
                load.awaitRefusals(3);
            } finally {
                network.thaw();
            }
        });
    }

    private void during(String fault, java.util.function.Consumer<Load> doing) throws SQLException {
        installation.during(fault, server, Results.scale(), doing, "unavailable");
    }
}
