package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service that starts while a backup begins writes what it has to write a moment later. */
class FencedStartTests {

    private final TestDatabase database = EmbeddedPostgresql.create("fencedstart");
    private final DataSource source = RealmDataSource.ofPrimary(
            new DriverManagerDataSource(database.url(), database.application(), database.applicationPassword()),
            TransactionEnds.UNHEARD);
    private final TransactionTemplate writing = new TransactionTemplate(new JdbcTransactionManager(source));
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void theStartWaitsForTheFence() throws SQLException {
        CompletableFuture<Void> start;
        try (Connection backup = DriverManager.getConnection(EmbeddedPostgresql.url(database.name()));
                Statement fence = backup.createStatement()) {
            fence.execute("select pg_advisory_lock(" + WriteFence.KEY + ")");
            start = CompletableFuture.runAsync(() -> WriteFence.patiently(this::write));

            await().until(() -> attempts.get() > 1);
            assertThat(start).isNotDone();
        }
        await().until(start::isDone);
        assertThat(start).isCompleted();
    }

    @Test
    void anyOtherFailureEndsIt() {
        assertThatThrownBy(() -> WriteFence.patiently(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(attempts).hasValue(1);
    }

    private void write() {
        attempts.incrementAndGet();
        writing.executeWithoutResult(
                unit -> JdbcClient.create(source).sql("select 1").query().singleValue());
    }
}
