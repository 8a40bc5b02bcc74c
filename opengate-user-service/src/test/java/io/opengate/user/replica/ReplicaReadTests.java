package io.opengate.user.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.StreamingCluster;
import io.opengate.testkit.postgresql.WithReplica;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

@OpenGateTest
@WithReplica
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
        properties = {"opengate.replica.max-lag=4s", "opengate.replica.patience=400ms", "opengate.events.freshness=30s"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaReadTests {

    /** Requests of each part of a load. */
    private static final int MANY = Integer.getInteger("opengate.replica.load", 100);

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final StreamingCluster cluster;
    private final MeterRegistry meters;
    private final FindUsers find;
    private final ReadLog onReplica;
    private final ReadLog onPrimary;

    ReplicaReadTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            StreamingCluster cluster,
            MeterRegistry meters,
            FindUsers find) {
        this.find = find;
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.cluster = cluster;
        this.meters = meters;
        this.onReplica = new ReadLog(cluster.replica());
        this.onPrimary = new ReadLog(cluster.primary());
    }

    @BeforeEach
    void bothServersRunTogether() {
        cluster.resumeReplay();
        cluster.lag(Duration.ZERO);
        cluster.awaitReplay();
        awaitUp(1);
        onReplica.restart();
        onPrimary.restart();
    }

    @Test
    @Order(1)
    void whoHasWrittenNothingReadsFromTheReplica() {
        String user = person(false).create();
        cluster.awaitReplay();
        onReplica.restart();

        IntStream.range(0, 10)
                .forEach(n -> assertThat(person(false).get(user).status()).isEqualTo(200));
        assertThat(person(true).get("").body().path("items")).isNotEmpty();

        assertThat(onReplica.transactions()).isEqualTo(11);
        assertThat(reads("replica", "any")).isGreaterThanOrEqualTo(11);
    }

    @Test
    @Order(2)
    void rowLevelSecurityHoldsOnTheReplica() {
        person(false).create();
        cluster.awaitReplay();
        long rows = Long.parseLong(cluster.replica()
                .query(
                        cluster.primary()
                                .query("postgres", "select datname from pg_database where datname like 'opengate%'"),
                        """
                        select count(*) from users"""));

        assertThat(rows).isPositive();
        assertThat(person(false).get("").body().path("items")).hasSize(1);
    }

    @Test
    @Order(3)
    void aTokenThatHasBeenReplayedIsReadFromTheReplica() {
        Person writer = person(true);
        String user = writer.create();
        cluster.awaitReplay();
        onReplica.restart();

        assertThat(writer.get(user).status()).isEqualTo(200);
        assertThat(onReplica.transactions()).isOne();
        assertThat(reads("replica", "replayed")).isPositive();
    }

    @Test
    @Order(4)
    void aReadWaitsAMomentForTheReplica() {
        cluster.lag(Duration.ofMillis(100));
        Person writer = person(true);
        String user = writer.create();
        onReplica.restart();

        assertThat(writer.get(user).status()).isEqualTo(200);
        assertThat(onReplica.transactions()).isOne();
    }

    @Test
    @Order(5)
    void nobodyMissesWhatHeWroteWhileReplayLags() {
        cluster.lag(Duration.ofSeconds(2));
        Pairs pairs = new Pairs(10, keeping -> person(keeping));
        double behind = reads("primary", "behind");

        Pairs.Result result = pairs.run(Integer.getInteger("opengate.replica.pairs", 200));

        Proof.tells(String.format(
                Locale.ROOT,
                "%,d pairs of a write and a read of the same by the same caller, replay 2 s late: **%d stale**. The"
                        + " replica's log shows %,d reads, the primary's %,d transactions; %,.0f reads went to the"
                        + " primary because the replica was behind.",
                result.pairs(),
                result.stale().size(),
                onReplica.transactions(),
                onPrimary.transactions(),
                reads("primary", "behind") - behind));
        assertThat(result.stale()).isEmpty();
        assertThat(reads("primary", "behind")).isGreaterThan(behind);
        assertThat(onPrimary.transactions()).isGreaterThan(result.pairs());
    }

    @Test
    @Order(6)
    void whileReplayLagsOthersReadFromTheReplica() {
        String user = person(false).create();
        cluster.awaitReplay();
        cluster.lag(Duration.ofSeconds(2));
        Person writer = person(true);
        writer.rename(user, "Ada");
        onReplica.restart();

        assertThat(person(false).nameOf(user)).as("the replica's state").isEmpty();
        assertThat(onReplica.transactions()).isOne();
        assertThat(writer.nameOf(user)).isEqualTo("Ada");
        assertThat(onReplica.transactions()).as("not the writer's").isOne();
    }

    @Test
    @Order(7)
    void whatCannotBeOursIsReadFromThePrimary() {
        Person writer = person(true);
        String user = writer.create();
        cluster.awaitReplay();
        String good = writer.kept();
        char other = good.charAt(10) == 'A' ? 'B' : 'A';
        List<String> bad = List.of(
                good.substring(0, 10) + other + good.substring(11),
                good.substring(0, good.length() - 3),
                "user.x",
                "\u00e4",
                "user." + "A".repeat(38),
                good + "," + "client." + "x".repeat(2000),
                String.join(",", java.util.Collections.nCopies(30, good)),
                ",,,");
        onReplica.restart();

        bad.forEach(header -> assertThat(person(false).getWith(header, user).status())
                .as(header)
                .isEqualTo(200));
        assertThat(onReplica.transactions()).isZero();
        assertThat(reads("primary", "token")).isGreaterThanOrEqualTo(bad.size());
    }

    @Test
    @Order(8)
    void tokensOfOtherServicesAreHandedOn() {
        Person writer = person(true);
        writer.create();
        String others = "client." + "x".repeat(38);
        String header = http.send(
                        "POST",
                        "/api/v1/realms/" + realm.name() + "/users",
                        tokens.management(realm, "user.manage"),
                        java.util.Map.of("username", "u" + UUID.randomUUID()),
                        java.util.Map.of(Person.HEADER, others + ", " + writer.kept()))
                .header(Person.HEADER);

        assertThat(header).startsWith(others + ", user.").hasSize(others.length() + 2 + 5 + 38);
    }

    @Test
    @Order(9)
    void internalRoutesReadThePrimary() {
        String user = person(false).create();
        cluster.awaitReplay();
        onReplica.restart();

        String path = "/internal/realms/" + realm.id() + "/users" + user;
        assertThat(http.get(path, tokens.peer("auth", realm)).status()).isEqualTo(200);
        assertThat(http.get("/internal/events", tokens.peer("notification")).status())
                .isEqualTo(200);
        assertThat(onReplica.transactions()).isZero();
    }

    @Test
    @Order(9)
    void workOutsideARequestReadsThePrimary() {
        UserId user = new UserId(UUID.fromString(person(false).create().substring(1)));
        cluster.awaitReplay();
        onReplica.restart();

        assertThat(RealmScope.call(realm.id(), () -> find.find(realm.id(), user)))
                .as("what a listener or a scheduler reads")
                .isPresent();
        assertThat(onReplica.transactions()).isZero();
    }

    @Test
    @Order(10)
    void credentialsAreReadFromThePrimary() {
        String user = person(false).create();
        cluster.awaitReplay();
        onReplica.restart();

        person(false).get(user + "/password");

        assertThat(onReplica.transactions()).isZero();
    }

    @Test
    @Order(11)
    void aReplicaThatIsTooFarBehindIsNotReadFromUntilItHasCaughtUp() {
        String user = person(false).create();
        cluster.awaitReplay();
        cluster.pauseReplay();
        person(false).create();
        awaitUp(0);
        onReplica.restart();

        assertThat(person(false).get(user).status()).isEqualTo(200);
        assertThat(onReplica.transactions()).isZero();
        assertThat(reads("primary", "lagging")).isPositive();
        assertThat(meters.get("opengate.database.replica.lag").gauge().value()).isGreaterThan(4);

        cluster.resumeReplay();
        awaitUp(1);
        assertThat(person(false).get(user).status()).isEqualTo(200);
        assertThat(onReplica.transactions()).isOne();
    }

    @Test
    @Order(12)
    void aReplicaThatIsKilledFailsNoRequest() {
        Load load = Load.start(4, () -> person(false), replayedUser());
        load.awaitMore(MANY);
        long before = load.answered();
        long killed = System.nanoTime();
        cluster.replica().kill();
        long gone = System.nanoTime() - killed;
        awaitUp(0);
        long taken = System.nanoTime() - killed;
        load.awaitMore(MANY);
        cluster.replica().start();
        awaitUp(1);
        onReplica.restart();
        load.awaitMore(MANY);

        List<String> failures = load.stop();
        Proof.tells(String.format(
                Locale.ROOT,
                "Replica killed under load, %,d requests before, %,d in all: **%d failed**. The last of its processes was"
                        + " gone after %,d ms, and all reads were on the primary after %,d ms at the latest; %,d ran again there. After its restart the"
                        + " replica served %,d reads.",
                before,
                load.answered(),
                failures.size(),
                Duration.ofNanos(gone).toMillis(),
                Duration.ofNanos(taken).toMillis(),
                (long) reads("primary", "failed"),
                onReplica.transactions()));
        assertThat(failures).isEmpty();
        assertThat(onReplica.transactions()).isPositive();
    }

    @Test
    @Order(13)
    void aReplicaThatStopsAnsweringFailsNoRequest() {
        Load load = Load.start(4, () -> person(false), replayedUser());
        load.awaitMore(MANY);
        long frozen = System.nanoTime();
        cluster.replica().freeze();
        try {
            awaitUp(0);
            long taken = System.nanoTime() - frozen;
            load.awaitMore(MANY);
            Proof.tells(String.format(
                    Locale.ROOT,
                    "Replica frozen under load: all reads were on the primary after %,d ms.",
                    taken / 1_000_000));
        } finally {
            cluster.replica().thaw();
        }
        awaitUp(1);

        List<String> failures = load.stop();
        Proof.tells(String.format(
                Locale.ROOT, "Of %,d requests around it **%d failed**.", load.answered(), failures.size()));
        assertThat(failures).isEmpty();
    }

    @Test
    @Order(14)
    void aReplicaThatWasPromotedIsNone() {
        String user = person(false).create();
        cluster.awaitReplay();
        cluster.replica().promote();
        cluster.replica().execute(databaseName(), "delete from users");

        assertThat(person(false).get(user).status()).isEqualTo(200);
        awaitUp(0);
        assertThat(person(false).get(user).status()).isEqualTo(200);
        assertThat(reads("primary", "promoted")).isPositive();
    }

    private String replayedUser() {
        String user = person(false).create();
        cluster.awaitReplay();
        return user;
    }

    private String databaseName() {
        return cluster.primary().query("postgres", "select datname from pg_database where datname like 'opengate%'");
    }

    private void awaitUp(double up) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> meters.get("opengate.database.replica.up").gauge().value() == up);
    }

    private double reads(String target, String reason) {
        return meters.get("opengate.database.reads")
                .tags("target", target, "reason", reason)
                .functionCounter()
                .count();
    }

    private Person person(boolean keeping) {
        return new Person(http, tokens, realm, keeping);
    }
}
