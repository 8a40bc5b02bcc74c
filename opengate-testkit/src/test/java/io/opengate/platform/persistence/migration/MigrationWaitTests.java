package io.opengate.platform.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log says while Flyway waits. */
@ExtendWith(OutputCaptureExtension.class)
class MigrationWaitTests {

    private static final long LOCK = 77_431_708_279_161L + "\"apart\".\"flyway_schema_history\"".hashCode();

    private final TestDatabase database = EmbeddedPostgresql.create("waits", "apart");
    private final Flyway flyway = Flyway.configure()
            .dataSource(database.url(), database.owner(), database.ownerPassword())
            .defaultSchema("apart")
            .schemas("apart")
            .locations("classpath:db/migration", "classpath:db/callback")
            .lockRetryCount(-1)
            .load();

    @Test
    void whoeverWaitsSaysWhoHoldsTheLock(CapturedOutput output) throws SQLException {
        try (Connection other = DriverManager.getConnection(
                        database.url() + "?ApplicationName=left-behind", database.owner(), database.ownerPassword());
                Statement statement = other.createStatement();
                MigrationWait _ = MigrationWait.watch(flyway.getConfiguration(), Duration.ofMillis(50))) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            CompletableFuture<MigrateResult> migration = CompletableFuture.supplyAsync(flyway::migrate);

            await().until(() -> output.getOut().contains("their lock is held by session "));
            assertThat(output).contains("schema apart: migrations are not done after", "(left-behind, 127.0.0.1, idle");
            assertThat(migration).isNotDone();

            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            assertThat(migration.join().migrationsExecuted)
                    .isEqualTo(flyway.info().all().length);
        }
    }

    @Test
    void nobodyIsNamedWhereNobodyHoldsIt(CapturedOutput output) {
        try (MigrationWait _ = MigrationWait.watch(flyway.getConfiguration(), Duration.ofMillis(50))) {
            await().until(() -> output.getOut().contains("nobody holds their lock"));
        }
    }
}
