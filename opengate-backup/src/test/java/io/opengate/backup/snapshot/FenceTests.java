package io.opengate.backup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import io.opengate.backup.installation.StoreService;
import io.opengate.testkit.postgresql.PostgresqlServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A fence never outlives who raised it, and is only raised where that can be told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FenceTests {

    private static final String LOCKS = "select count(*) from pg_locks where locktype = 'advisory'";

    private final PostgresqlServer server = PostgresqlServer.primary("127.0.0.1");

    @BeforeAll
    void role() {
        server.execute("postgres", "create role owner superuser login password 'superuser-secret'");
    }

    @AfterAll
    void close() {
        server.close();
    }

    private static Database at(String host, int port) {
        Database.Credentials role = new Database.Credentials("owner", "superuser-secret");
        return new Database(StoreService.USER, new Database.Server(host, port), "postgres", "public", role, role);
    }

    private static String settings(Fence fence) {
        return fence.ask("""
                select concat_ws(' ', current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'),
                    current_setting('tcp_keepalives_count'), current_setting('tcp_user_timeout'),
                    current_setting('idle_session_timeout'), current_setting('idle_in_transaction_session_timeout'))
                """);
    }

    @Test
    void whileItStandsTheServerLooksAfterTheConnection() {
        try (Fence fence = Fence.prepare(at("127.0.0.1", server.port()))) {
            String before = settings(fence);
            fence.raise(Duration.ofSeconds(10));
            assertThat(settings(fence)).isEqualTo("2 1 3 5000 15s 15s");
            fence.snapshot();
            assertThat(settings(fence)).as("in the snapshot's transaction").isEqualTo("2 1 3 5000 15s 15s");
            fence.lower();
            assertThat(settings(fence))
                    .as("the dump may take hours")
                    .isEqualTo(before)
                    .endsWith(" 0 0");
            assertThat(server.query("postgres", LOCKS)).isEqualTo("0");
        }
    }

    @Test
    void whoHangsLosesIt() {
        Fence fence = Fence.prepare(at("127.0.0.1", server.port()));
        fence.raise(Duration.ofMillis(100));
        assertThat(server.query("postgres", LOCKS)).isEqualTo("1");

        Awaitility.await("the server ends the silent connection")
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.query("postgres", LOCKS).equals("0"));

        assertThatThrownBy(fence::lower).as("no backup comes of it").isInstanceOf(BackupFailure.class);
    }

    @Test
    void behindAPoolerItIsNotRaised(@TempDir Path folder) throws IOException {
        int port = freePort();
        Process pooler = pooler(port, folder);
        try {
            Awaitility.await("the pooler refuses or lets in")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThatThrownBy(() -> Fence.prepare(at("127.0.0.1", port)))
                            .isInstanceOf(BackupFailure.class)
                            .hasMessageContaining("is a pooler"));
        } finally {
            pooler.destroy();
        }
        assertThat(server.query("postgres", LOCKS)).isEqualTo("0");
    }

    private Process pooler(int port, Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(folder.resolve("users"), "\"owner\" \"superuser-secret\"\n");
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                ignore_startup_parameters = extra_float_digits
                """.formatted(server.port(), port, users));
        List<String> command = new ArrayList<>(List.of("/usr/sbin/pgbouncer", settings.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(1, List.of("-u", "nobody"));
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void ofSeveralHostsThePrimaryIsFencedAndAStandbyNever() {
        try (PostgresqlServer standby = PostgresqlServer.standbyOf(server, "127.0.0.1", "standby")) {
            String both = "127.0.0.1:" + standby.port() + ", 127.0.0.1";
            try (Fence fence = Fence.prepare(at(both, server.port()))) {
                assertThat(fence.ask("select inet_server_port()::text")).isEqualTo(Integer.toString(server.port()));
            }
            assertThat(at(both, server.port()).server().options())
                    .containsExactly("--host=127.0.0.1,127.0.0.1", "--port=" + standby.port() + "," + server.port());
            Supplier<Fence> onStandby = () -> Fence.prepare(at("127.0.0.1", standby.port()));
            assertThatThrownBy(onStandby::get).isInstanceOf(BackupFailure.class).hasMessageContaining("primary");
        }
    }

    @Test
    void anAddressInBracketsIsOneForTheProgramsToo() {
        assertThat(new Database.Server("[::1],db.example:5433", 5432).options())
                .containsExactly("--host=::1,db.example", "--port=5432,5433");
    }
}
