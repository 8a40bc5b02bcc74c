package io.opengate.user.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.PostgresqlServer;
import io.opengate.testkit.postgresql.StreamingCluster;
import io.opengate.testkit.postgresql.WithReplica;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/** Two replicas behind one address: what one of them may serve is not told by how the other one is. */
@OpenGateTest
@WithReplica(servers = 2)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
        properties = {
            "opengate.replica.max-lag=2s",
            "opengate.events.freshness=30s",
            "spring.datasource-readonly.hikari.minimum-idle=16",
            "spring.datasource-readonly.hikari.maximum-pool-size=16"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralReplicasTests {

    private static final int CALLERS = 16;
    private static final int READS = 20;

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final StreamingCluster cluster;
    private final MeterRegistry meters;

    SeveralReplicasTests(
            TestHttp http, TestTokens tokens, TestRealms realms, StreamingCluster cluster, MeterRegistry meters) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.cluster = cluster;
        this.meters = meters;
    }

    @BeforeEach
    void bothAreReadFrom() {
        cluster.replicas()
                .forEach(replica -> await().atMost(Duration.ofSeconds(30)).until(() -> pooled(replica) > 0));
        await().until(() -> meters.get("opengate.database.replica.up").gauge().value() == 1);
    }

    @Test
    @Order(1)
    void eachServesWhatItHas() {
        String user = named("Ada");
        List<ReadLog> logs = cluster.replicas().stream().map(ReadLog::new).toList();

        assertThat(names(user)).containsOnly("Ada");
        assertThat(logs).allSatisfy(log -> assertThat(log.transactions()).isPositive());
    }

    @Test
    @Order(2)
    void noReadIsServedByTheOneThatIsTooFarBehind() {
        String user = named("Ada");
        cluster.pauseReplay();
        try {
            new Person(http, tokens, realm, false).rename(user, "Grace");
            double refused = reads("primary", "lagging");
            double served = reads("replica", "any");
            // fails as long as the old name may be shown: for 2 s; then it must be gone
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            names(user).stream().noneMatch("Ada"::equals) && reads("primary", "lagging") > refused);

            assertThat(names(user)).containsOnly("Grace");
            assertThat(names(user)).containsOnly("Grace");
            assertThat(reads("replica", "any")).as("by the other one").isGreaterThan(served);
        } finally {
            cluster.resumeReplay();
        }
        cluster.awaitReplay();
        assertThat(names(user)).containsOnly("Grace");
    }

    @Test
    @Order(3)
    void noReadIsServedByTheOneThatWasPromoted() {
        String user = named("Ada");
        PostgresqlServer promoted = cluster.replica();
        promoted.promote();
        promoted.execute(
                cluster.primary().query("postgres", "select datname from pg_database where datname like 'opengate%'"),
                "update users set given_name = 'Nobody'");

        assertThat(names(user)).containsOnly("Ada");
        await().until(() -> meters.get("opengate.database.replica.up").gauge().value() == 1);
        assertThat(names(user)).containsOnly("Ada");
    }

    @Test
    @Order(4)
    void theOneThatIsFrozenFailsNoRequest() {
        String user = named("Ada");
        cluster.replicas().getLast().freeze();
        try {
            assertThat(names(user)).containsOnly("Ada");
        } finally {
            cluster.replicas().getLast().thaw();
        }
    }

    private String named(String name) {
        Person person = new Person(http, tokens, realm, false);
        String user = person.create();
        person.rename(user, name);
        String written = cluster.primary().query("postgres", "select pg_current_wal_flush_lsn()");
        cluster.replicas().stream()
                .filter(replica ->
                        replica.query("postgres", "select pg_is_in_recovery()").equals("t"))
                .forEach(replica -> await().until(() -> replica.query(
                                "postgres", "select pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn")
                        .equals("t")));
        return user;
    }

    /** What callers who have written nothing see of the user's name, many at once so that all connections are used. */
    private List<String> names(String user) {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                Person person = new Person(http, tokens, realm, false);
                threads.execute(() -> {
                    for (int n = 0; n < READS; n++) {
                        seen.add(person.nameOf(user));
                    }
                });
            }
        }
        assertThat(seen).hasSize(CALLERS * READS);
        return List.copyOf(seen);
    }

    private long pooled(PostgresqlServer replica) {
        return Long.parseLong(replica.query("postgres", """
                select count(*) from pg_stat_activity where usename like 'opengate%'
                   and application_name not like '%watch'"""));
    }

    private double reads(String target, String reason) {
        return meters.get("opengate.database.reads")
                .tags("target", target, "reason", reason)
                .functionCounter()
                .count();
    }
}
