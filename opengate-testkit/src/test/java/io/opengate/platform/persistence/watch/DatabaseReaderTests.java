package io.opengate.platform.persistence.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Samples of a real server, taken with the application's role. */
class DatabaseReaderTests {

    private final TestDatabase database = EmbeddedPostgresql.create("watched");
    private final DatabaseReader reader = reader(database.url(), Duration.ZERO);

    private DatabaseReader reader(String url, Duration longRunning) {
        DatabaseWatchSettings settings = new DatabaseWatchSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                longRunning,
                200);
        WatchConnections connections =
                new WatchConnections(url, database.application(), database.applicationPassword(), "test");
        return new DatabaseReader(connections, settings, Clock.systemUTC());
    }

    private Connection connect(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "test-" + user);
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(database.url(), properties);
    }

    private Connection application() throws SQLException {
        return connect(database.application(), database.applicationPassword());
    }

    private Connection owner() throws SQLException {
        return connect(database.owner(), database.ownerPassword());
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void tablesOfTheOwnSchemaAreThereWithTheirRows() throws SQLException {
        try (Connection owner = owner()) {
            run(
                    owner,
                    "create table thing (id int primary key)",
                    "create schema elsewhere",
                    "create table elsewhere.other (id int)",
                    "insert into thing select generate_series(1, 1000)",
                    "delete from thing where id <= 100",
                    "analyze thing");
        }

        Awaitility.await().untilAsserted(() -> {
            DatabaseSample sample = reader.read();
            assertThat(sample.tables()).extracting(DatabaseSample.Table::name).containsExactly("thing");
            DatabaseSample.Table thing = sample.tables().getFirst();
            assertThat(thing.rows()).isPositive();
            assertThat(thing.deadRows()).isPositive();
            assertThat(thing.bytes()).isPositive();
            assertThat(thing.indexBytes()).isPositive();
            assertThat(sample.work().bytes()).isPositive();
            assertThat(sample.migration()).isNull();
        });
    }

    @Test
    void aLongTransactionIsSeenAndItsTextHasNoLiterals() throws SQLException {
        try (Connection open = application()) {
            open.setAutoCommit(false);
            run(open, "select 'ada@example.org', 4711 /* lovelace */");

            DatabaseSample sample = reader.read();

            assertThat(sample.sessions().idleInTransaction()).isEqualTo(1);
            assertThat(sample.sessions().longestTransactionSeconds()).isPositive();
            assertThat(sample.queries()).singleElement().satisfies(query -> {
                assertThat(query.state()).isEqualTo("idle in transaction");
                assertThat(query.query()).isEqualTo("select ?, ?");
                assertThat(query.application()).isEqualTo("test-" + database.application());
            });
            assertThat(reader(database.url(), Duration.ofHours(1)).read().queries())
                    .isEmpty();
        }
    }

    @Test
    void whoeverWaitsForALockIsCountedAsWaiting() throws SQLException {
        try (Connection owner = owner()) {
            run(owner, "create table fought_over (id int)");
        }
        try (Connection holder = application();
                Connection waiter = application()) {
            holder.setAutoCommit(false);
            run(holder, "select pg_advisory_xact_lock(7)");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                try {
                    run(waiter, "select pg_advisory_lock(7)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(reader.read().sessions().waiting()).isEqualTo(1));
            assertThat(reader.read().sessions().active()).isZero();
            holder.rollback();
            waiting.join();
        }
    }

    @Test
    void theActivityOfOtherRolesIsHiddenUntilTheyGrantIt() throws SQLException {
        try (Connection other = owner()) {
            other.setAutoCommit(false);
            run(other, "select 'not for the application'");

            DatabaseSample hidden = reader.read();
            assertThat(hidden.server().seesOthers()).isFalse();
            assertThat(hidden.sessions().other()).isEqualTo(1);
            assertThat(hidden.queries()).isEmpty();
            assertThat(hidden.replication().walBytes()).isNull();

            EmbeddedPostgresql.execute("postgres", List.of("grant pg_monitor to " + database.application()));
            DatabaseSample seen = reader.read();
            assertThat(seen.server().seesOthers()).isTrue();
            assertThat(seen.sessions().other()).isZero();
            assertThat(seen.queries())
                    .singleElement()
                    .satisfies(query -> assertThat(query.query()).isEqualTo("select ?"));
            assertThat(seen.replication().walBytes()).isPositive();
        }
    }

    @Test
    void aReplicationSlotKeepsWhatNobodyFetches() throws SQLException {
        String slot = database.name() + "_slot";
        EmbeddedPostgresql.execute(
                "postgres", List.of("select pg_create_physical_replication_slot('" + slot + "', true)"));
        try (Connection owner = owner()) {
            run(owner, "create table growing (id int)", "insert into growing select generate_series(1, 10000)");
            assertThat(reader.read().replication().slots())
                    .filteredOn(found -> found.name().equals(slot))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.active()).isFalse();
                        assertThat(found.retainedBytes()).isPositive();
                    });
        } finally {
            EmbeddedPostgresql.execute("postgres", List.of("select pg_drop_replication_slot('" + slot + "')"));
        }
    }

    @Test
    void aTableThatAMigrationLocksKeepsNobodyFromLooking() throws SQLException {
        try (Connection owner = owner()) {
            run(owner, "create table migrated (id int)");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(reader.read().tables()).hasSize(1));
            owner.setAutoCommit(false);
            run(owner, "lock table migrated in access exclusive mode");

            DatabaseSample sample = reader.read();

            assertThat(sample.tables())
                    .singleElement()
                    .extracting(DatabaseSample.Table::name)
                    .isEqualTo("migrated");
        }
    }

    @Test
    void theSampleLeavesNoConnectionBehind() throws SQLException {
        reader.read();
        try (Connection application = application();
                Statement statement = application.createStatement()) {
            Awaitility.await().untilAsserted(() -> {
                try (var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'opengate-test-watch'"
                                + " and datname = current_database()")) {
                    rows.next();
                    assertThat(rows.getInt(1)).isZero();
                }
            });
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/nowhere";

            assertThatThrownBy(() -> reader(url, Duration.ZERO).read()).isInstanceOf(SQLException.class);
        }
    }
}
