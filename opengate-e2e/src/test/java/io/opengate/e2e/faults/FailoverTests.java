package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The primary is lost, its standby becomes the primary, and the services that run find it. */
class FailoverTests {

    private static final String NAME = "db.opengate.test";

    @Test
    void aNameThatMovesToTheNewPrimaryIsFollowedByEveryService() throws SQLException {
        Path names = Installation.folder().resolve("hosts");
        try (Replicated servers = Replicated.start()) {
            point(names, servers.primary());
            String hosts = NAME + ":" + servers.primary().port();
            Map<String, String> environment = Map.of("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + names);
            try (Installation installation = Installation.start(servers.primary(), hosts, environment)) {
                installation.during(
                        "primary killed, standby promoted, its name moved",
                        servers.standby(),
                        1,
                        load -> {
                            servers.primary().kill();
                            load.awaitRefusals(1);
                            servers.promote();
                            point(names, servers.standby());
                        },
                        "unavailable");
            }
        }
    }

    /** The JDK's own hosts file stands for the name service: it is asked again when an address has grown old. */
    private static void point(Path names, PostgresqlServer server) {
        try {
            Path fresh = names.resolveSibling("hosts.new");
            Files.writeString(fresh, "127.0.0.1 localhost\n" + server.host() + " " + NAME + "\n");
            Files.move(
                    fresh,
                    names,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofSeveralHostsThePrimaryIsFoundAndAServerThatIsNoLongerOneIsLeft() throws SQLException {
        RunningSuite suite = RunningSuite.shared();
        try (Replicated servers = Replicated.start()) {
            PostgresqlServer old = servers.primary();
            Installation.createDatabases(old);
            Map<String, String> environment = new HashMap<>(Installation.settings(old, "opengate_users"));
            environment.put("POSTGRES_HOST", "127.0.0.1,127.0.0.2:" + old.port());
            environment.put("SPRING_DATA_REDIS_DATABASE", "1");
            environment.put("OPENGATE_BOOTSTRAP_CREATE_ADMIN_ACCOUNT", "false");
            try (ServiceProcess users =
                    ServiceProcess.launch("user", suite, environment).awaitReady()) {
                Load.Target target = new Load.Target(
                        users.url(""),
                        suite.management().token(),
                        suite.management().createRealm());
                switchOver(servers, target, realmId(suite, target));
            }
        }
    }

    /** The old primary stays up and refuses writes, as one that was demoted does. */
    private static void switchOver(Replicated servers, Load.Target target, String realm) throws SQLException {
        try (Load load = Load.start(target, 4, Kind.USER)) {
            servers.primary().execute("postgres", "alter system set default_transaction_read_only = on");
            servers.primary().execute("postgres", "select pg_reload_conf()");
            load.awaitRefusals(1);
            servers.promote();
            load.awaitProgress(3);
            Ledger ledger = load.stop();
            Results.note("primary made read-only, standby of several hosts promoted", ledger.summary());
            ledger.assertOnlySuccessOrRefusal(Installation.LIMIT, "unavailable");
            assertThat(ledger.refusals()).isNotEmpty();
            Audit.check(ledger, servers.standby()::connect, realm, null);
            assertThat(servers.primary().ask("postgres", """
                            select count(*) from pg_stat_activity where usename = 'opengate_users_app'
                            """))
                    .as("connections that stayed with the old primary")
                    .isEqualTo("0");
        }
    }

    private static String realmId(RunningSuite suite, Load.Target target) {
        return suite.management()
                .get("/api/v1/realms/" + target.realm())
                .json()
                .path("id")
                .asString();
    }
}
