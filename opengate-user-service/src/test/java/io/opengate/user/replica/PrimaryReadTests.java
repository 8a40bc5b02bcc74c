package io.opengate.user.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.persistence.WriteFence;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.PostgresqlServer;
import io.opengate.testkit.postgresql.StreamingCluster;
import io.opengate.testkit.postgresql.WithReplica;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where there is a replica, what is read from the primary is only read there: it writes nothing and waits for no fence. */
@OpenGateTest
@WithReplica
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PrimaryReadTests {

    /** No token of ours, so that its bearer reads from the primary. */
    private static final String FOREIGN = "user.x";

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final PostgresqlServer primary;
    private final StringRedisTemplate redis;
    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final MeterRegistry meters;
    private final Person person;

    PrimaryReadTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            StreamingCluster cluster,
            StringRedisTemplate redis,
            JdbcClient database,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.primary = cluster.primary();
        this.redis = redis;
        this.database = database;
        this.meters = meters;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.person = new Person(http, tokens, realm, false);
    }

    @BeforeEach
    void theReplicaIsReadFrom() {
        await().until(() -> meters.get("opengate.database.replica.up").gauge().value() == 1);
    }

    @Test
    void theFenceHoldsBackWritesAndNoReads() throws SQLException {
        String user = person.create();

        try (Connection backup = superuser();
                Statement fence = backup.createStatement()) {
            fence.execute("select pg_advisory_lock(" + WriteFence.KEY + ")");

            assertThat(internal(user)).isEqualTo(200);
            assertThat(person.get(user + "/password").status()).isIn(200, 404);
            assertThat(person.getWith(FOREIGN, user).status()).isEqualTo(200);
            assertThat(person.get(user).status()).isEqualTo(200);
            assertThat(person.send("PATCH", user, Map.of("givenName", "Ada")).status())
                    .isEqualTo(503);
            fence.execute("select pg_advisory_unlock(" + WriteFence.KEY + ")");
        }
        assertThat(person.send("PATCH", user, Map.of("givenName", "Ada")).status())
                .isEqualTo(200);
    }

    @Test
    void aReadFromThePrimaryLeavesNoPosition() {
        String user = person.create();
        assertThat(positions()).as("what the write has left").isNotEmpty();
        redis.delete(positions());

        assertThat(person.getWith(FOREIGN, user).header(Person.HEADER)).isEmpty();
        assertThat(person.get(user + "/password").header(Person.HEADER)).isEmpty();
        assertThat(internal(user)).isEqualTo(200);
        assertThat(positions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000002%016x", "00000001%016x"})
    void aPlaceThatThePrimaryNeverReachedIsNotWaitedFor(String elsewhere) {
        String user = person.create();
        double before = reads("timeline");
        long farAhead = 1L << 50;
        positions().forEach(key -> redis.opsForValue().set(key, elsewhere.formatted(farAhead)));

        assertThat(person.get(user).status()).isEqualTo(200);
        assertThat(reads("timeline")).isEqualTo(before + 1);
    }

    @Test
    void aWriteInAUnitThatOnlyReadsIsRefused() {
        assertThatThrownBy(() -> RealmScope.run(
                        realm.id(),
                        () -> reading.executeWithoutResult(
                                unit -> database.sql("delete from users").update())))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState())
                                .as("read_only_sql_transaction")
                                .isEqualTo("25006"));
    }

    private int internal(String user) {
        return http.get("/internal/realms/" + realm.id() + "/users" + user, tokens.peer("auth", realm))
                .status();
    }

    private double reads(String reason) {
        return meters.get("opengate.database.reads")
                .tags("target", "primary", "reason", reason)
                .functionCounter()
                .count();
    }

    private Set<String> positions() {
        return redis.keys("og:" + realm.id() + ":position:*");
    }

    private Connection superuser() throws SQLException {
        String name = primary.query("postgres", "select datname from pg_database where datname like 'opengate%'");
        return primary.connect(name);
    }
}
