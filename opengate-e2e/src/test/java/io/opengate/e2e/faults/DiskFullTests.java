package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.opengate.e2e.Http;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real file systems run full below PostgreSQL's data, its log, and Redis' file: refused clearly, nothing half-written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullTests {

    private static final int MEGABYTES = 160;

    private final SmallDisks disks =
            SmallDisks.mount(Installation.folder().resolve("disks"), MEGABYTES, "data", "wal", "redis");
    private final PostgresqlServer server = PostgresqlServer.create(
                    disks,
                    "127.0.0.1",
                    PostgresqlServer.freePort(),
                    List.of("max_connections=120", "min_wal_size=2MB", "max_wal_size=16MB"))
            .start();
    private final RedisServer redis = new RedisServer(disks, "redis").start();
    private final Installation installation =
            Installation.start(server, "127.0.0.1:" + server.port(), redis.settings());

    @AfterAll
    void end() {
        installation.close();
        server.close();
        redis.close();
        disks.close();
    }

    @Test
    void writesAreRefusedWhileTheDiskOfTheDataIsFullAndReadsGoOn() throws SQLException {
        Ledger ledger = installation.during(
                "disk of PostgreSQL's data full",
                server,
                1,
                load -> {
                    disks.fill("data");
                    load.awaitRefusals(5);
                    assertThat(installation
                                    .suite()
                                    .management()
                                    .get("/api/v1/realms")
                                    .status())
                            .as("reading goes on")
                            .isEqualTo(200);
                    disks.free("data");
                },
                "storage-full",
                "unavailable");

        assertThat(ledger.refusals()).anyMatch(answered -> answered.problem().equals("storage-full"));
        assertThat(server.runs()).as("PostgreSQL goes on by itself").isTrue();
    }

    @Test
    void whereTheDiskOfTheLogIsFullPostgresqlEndsAndNothingIsLost() throws SQLException {
        installation.during(
                "disk of PostgreSQL's write-ahead log full",
                server,
                1,
                load -> {
                    disks.fill("wal");
                    writeLogUntilItEnds();
                    load.awaitRefusals(3);
                    disks.free("wal");
                    server.start();
                },
                "storage-full",
                "unavailable");
        assertThat(server.log()).contains("PANIC").contains("No space left on device");
    }

    /** The log grows with everything that is written: here a segment at a time, for it to happen soon. */
    private void writeLogUntilItEnds() {
        Awaitility.await("the log is full")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    try {
                        server.ask(
                                "postgres",
                                "select pg_switch_wal() from pg_logical_emit_message(true, 'test', repeat('x', 100000))");
                        return false;
                    } catch (IllegalStateException ended) {
                        return true;
                    }
                });
    }

    @Test
    void redisEndsWhereItsFileCannotBeWrittenAndSessionsAreThereAfterwards() throws Exception {
        installation.awaitWell();
        try (Person person = new Person(installation.suite())) {
            OIDCTokens before = person.signIn();

            disks.fill("redis");
            assertRefused(person::asksToSignIn);
            Awaitility.await("Redis gives up what it cannot keep").until(() -> !redis.runs());

            disks.free("redis");
            redis.start();
            assertWorks(person);
            assertThat(person.mayRefresh(before)).as("a session from before").isTrue();
        }
    }

    @Test
    void redisThatKeepsItsFileOnceASecondRefusesToWriteAndGoesOnByItself() throws Exception {
        installation.awaitWell();
        try (Person person = new Person(installation.suite())) {
            OIDCTokens before = person.signIn();
            redis.tell("CONFIG SET appendfsync everysec");
            try {
                disks.fill("redis");
                assertRefused(person::asksToSignIn);
                assertThat(redis.runs()).isTrue();
            } finally {
                disks.free("redis");
                redis.tell("CONFIG SET appendfsync always");
            }
            assertWorks(person);
            assertThat(person.mayRefresh(before)).isTrue();
        }
    }

    /** A page, since it is a person who asks, with the status and the code of an outage. */
    private static void assertRefused(Supplier<Http.Answer> call) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Http.Answer answer = call.get();
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.text()).contains("temporarily_unavailable");
        });
    }

    private static void assertWorks(Person person) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(person.signIn().getRefreshToken()).isNotNull());
    }
}
