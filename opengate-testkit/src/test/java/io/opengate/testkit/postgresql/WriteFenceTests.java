package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.persistence.WriteFencedException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WriteFenceTests {

    private final TestDatabase database = EmbeddedPostgresql.create("fence");
    private final RealmId realm = RealmId.of(UUID.randomUUID());

    private ConfigurableApplicationContext service;
    private TransactionTemplate writing;
    private TransactionTemplate reading;
    private JdbcClient sql;

    @BeforeAll
    void start() {
        service = new SpringApplicationBuilder(DatabaseApplication.class)
                .properties(database.settings())
                .properties(DatabaseApplication.SETTINGS)
                .run();
        sql = service.getBean(JdbcClient.class);
        writing = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        reading = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
        reading.setReadOnly(true);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void behindTheFenceWritesAreRefusedAndReadsPass() throws SQLException {
        String name = name();
        try (Connection backup = connect()) {
            execute(backup, "select pg_advisory_lock(" + WriteFence.KEY + ")");

            assertThatThrownBy(() -> store(name)).isInstanceOf(WriteFencedException.class);
            assertThat(stored(name)).isZero();

            execute(backup, "select pg_advisory_unlock(" + WriteFence.KEY + ")");
            assertThatCode(() -> store(name)).doesNotThrowAnyException();
        }
        assertThat(stored(name)).isOne();
    }

    @Test
    void anEntityThatIsWrittenAtTheCommitIsRefusedToo() throws SQLException {
        Things things = service.getBean(Things.class);
        try (Connection backup = connect()) {
            execute(backup, "select pg_advisory_lock(" + WriteFence.KEY + ")");

            assertThatThrownBy(() -> RealmScope.call(
                            realm, () -> things.save(new Thing(TenantKey.of(realm, UUID.randomUUID()), name()))))
                    .matches(WriteFencedException::causes);
        }
    }

    @Test
    void theFenceFallsWithTheConnectionThatHeldIt() throws SQLException {
        Connection backup = connect();
        execute(backup, "select pg_advisory_lock(" + WriteFence.KEY + ")");
        backup.close();

        await().untilAsserted(() -> assertThatCode(() -> store(name())).doesNotThrowAnyException());
    }

    @Test
    void whoClosesTheFenceWaitsForAWriteUnderWay() throws SQLException {
        String name = name();
        try (Connection backup = connect()) {
            CompletableFuture<Long> closed = RealmScope.call(
                    realm,
                    () -> writing.execute(status -> {
                        insert(name);
                        CompletableFuture<Long> waiting =
                                CompletableFuture.supplyAsync(() -> closeAndCount(backup, name));
                        await().until(this::somebodyWaitsForTheFence);
                        assertThat(waiting).isNotDone();
                        return waiting;
                    }));

            assertThat(closed.join()).as("rows of the write that was under way").isOne();
        }
    }

    @Test
    void oneTransactionSharesTheFenceWhateverRealmsItVisits() throws SQLException {
        Long locks = RealmScope.call(
                realm,
                () -> writing.execute(status -> {
                    insert(name());
                    RealmId other = RealmId.of(UUID.randomUUID());
                    return RealmScope.call(
                            other,
                            () -> sql.sql(
                                            "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
                                    .query(Long.class)
                                    .single());
                }));

        assertThat(locks).isOne();
    }

    private long closeAndCount(Connection backup, String name) {
        try (Statement statement = backup.createStatement()) {
            statement.execute("select pg_advisory_lock(" + WriteFence.KEY + ")");
            try (var rows = statement.executeQuery("select count(*) from thing where name = '" + name + "'")) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean somebodyWaitsForTheFence() throws SQLException {
        try (Connection observer = connect();
                Statement statement = observer.createStatement();
                var waiting = statement.executeQuery(
                        "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    private void store(String name) {
        RealmScope.run(realm, () -> writing.executeWithoutResult(status -> insert(name)));
    }

    private void insert(String name) {
        sql.sql("insert into thing (realm_id, id, name, version) values (?, ?, ?, 0)")
                .params(realm.value(), UUID.randomUUID(), name)
                .update();
    }

    private long stored(String name) {
        Long count = RealmScope.call(
                realm,
                () -> reading.execute(status -> sql.sql("select count(*) from thing where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single()));
        return count == null ? 0 : count;
    }

    private static String name() {
        return "thing-" + UUID.randomUUID();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(EmbeddedPostgresql.url(database.name()));
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
