package io.opengate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.testkit.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbook's own commands bring a destroyed server back to a chosen second. */
class PointInTimeRecoveryTests {

    private static final String RUNBOOK = "runbooks/point-in-time-recovery.md";

    @Test
    void whatWasThereAtTheChosenSecondComesBackAndNothingLater(@TempDir Path folder) throws Exception {
        try (PostgresqlServer server = PostgresqlServer.primary("127.0.0.1")) {
            Map<String, String> environment = new HashMap<>(Map.of(
                    "PGHOST",
                    "127.0.0.1",
                    "PGPORT",
                    Integer.toString(server.port()),
                    "PGUSER",
                    "postgres",
                    "PGPASSWORD",
                    "superuser-secret",
                    "PGDATABASE",
                    "postgres",
                    "PGDATA",
                    server.query("postgres", "show data_directory"),
                    "ARCHIVE",
                    Files.createDirectory(folder.resolve("archive")).toString(),
                    "BASE",
                    folder.resolve("base").toString()));
            run("archiving", environment);
            server.stop();
            server.start();
            run("base-backup", environment);
            write(server, "before");
            server.query("postgres", "select pg_sleep(1.1)");
            environment.put("TARGET", server.query("postgres", "select date_trunc('second', clock_timestamp())::text"));
            server.query("postgres", "select pg_sleep(1.1)");
            write(server, "after");
            server.execute("postgres", "drop table written_before");
            archiveEverything(server);
            assertArchivingIsRepeatable(server, folder.resolve("archive"));
            server.kill();

            run("recover", environment);
            server.start();
            Awaitility.await("recovery has ended")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> server.query("postgres", "select pg_is_in_recovery()")
                            .equals("f"));

            assertThat(server.query("postgres", "select what from written_before"))
                    .isEqualTo("before");
            assertThat(server.query("postgres", "select to_regclass('written_after')"))
                    .isEmpty();
            assertThat(server.query("postgres", "select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)"))
                    .as("a timeline of its own")
                    .isEqualTo("00000002");
        }
    }

    private static void write(PostgresqlServer server, String what) {
        server.execute("postgres", "create table written_%1$s as select '%1$s' as what".formatted(what));
    }

    private static void archiveEverything(PostgresqlServer server) {
        String last = server.query("postgres", "select pg_walfile_name(pg_switch_wal())");
        Awaitility.await("the log is archived")
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.query("postgres", "select last_archived_wal from pg_stat_archiver")
                                .compareTo(last)
                        >= 0);
    }

    /** As after a crash between the copy and PostgreSQL's note of it: the same again is success, another content never. */
    private static void assertArchivingIsRepeatable(PostgresqlServer server, Path archive) throws Exception {
        String command = server.query("postgres", "show archive_command");
        Path segment;
        try (Stream<Path> files = Files.list(archive)) {
            segment = files.filter(file -> file.getFileName().toString().length() == 24)
                    .findFirst()
                    .orElseThrow();
        }
        String again = command.replace("%f", segment.getFileName().toString());
        TestInstallation.run(Map.of(), List.of("sh", "-c", again.replace("%p", segment.toString())));
        assertThatThrownBy(
                        () -> TestInstallation.run(Map.of(), List.of("sh", "-c", again.replace("%p", "/etc/hostname"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void run(String block, Map<String, String> environment) throws IOException, InterruptedException {
        TestInstallation.run(
                environment, List.of("bash", "-e", "-u", "-o", "pipefail", "-c", RunbookBlocks.block(RUNBOOK, block)));
    }
}
