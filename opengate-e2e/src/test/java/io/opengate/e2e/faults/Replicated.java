package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A primary and a standby that replicates synchronously: an acknowledged commit is on both. They have the same port on two
 * loopback addresses, as two machines have.
 */
final class Replicated implements AutoCloseable {

    private static final List<String> SETTINGS = List.of("max_connections=120", "wal_level=replica", "hot_standby=on");

    private final PostgresqlServer primary;
    private final PostgresqlServer standby;

    private Replicated(PostgresqlServer primary, PostgresqlServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    static Replicated start() {
        Path folder = Installation.folder();
        int port = PostgresqlServer.freePort();
        PostgresqlServer primary = PostgresqlServer.create(folder.resolve("one"), "127.0.0.1", port, SETTINGS)
                .start();
        Path copy = folder.resolve("two");
        Commands.run(
                folder,
                Map.of("PGPASSWORD", PostgresqlServer.PASSWORD),
                List.of(
                        "pg_basebackup",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=" + PostgresqlServer.SUPERUSER,
                        "--pgdata=" + copy,
                        "--checkpoint=fast",
                        "--write-recovery-conf",
                        "--create-slot",
                        "--slot=standby"));
        PostgresqlServer standby =
                PostgresqlServer.existing(copy, "127.0.0.2", port, SETTINGS).start();
        primary.execute("postgres", "alter system set synchronous_standby_names = '*'");
        primary.execute("postgres", "select pg_reload_conf()");
        Awaitility.await("commits wait for the standby")
                .atMost(Duration.ofSeconds(30))
                .until(() -> primary.ask("postgres", "select sync_state from pg_stat_replication")
                        .equals("sync"));
        return new Replicated(primary, standby);
    }

    PostgresqlServer primary() {
        return primary;
    }

    PostgresqlServer standby() {
        return standby;
    }

    /** Makes the standby the primary. */
    void promote() {
        assertThat(standby.ask("postgres", "select pg_promote()")).isEqualTo("t");
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }
}
