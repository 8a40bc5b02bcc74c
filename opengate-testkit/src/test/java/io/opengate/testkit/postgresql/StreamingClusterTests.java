package io.opengate.testkit.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamingClusterTests {

    private StreamingCluster cluster;

    @BeforeAll
    void start() {
        cluster = StreamingCluster.start();
        cluster.primary().execute("postgres", "create table note (text text)");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void theReplicaFollows() {
        write("followed");

        assertThat(onReplica("followed")).isEqualTo("1");
        assertThat(cluster.replica().query("postgres", "select pg_is_in_recovery()"))
                .isEqualTo("t");
    }

    @Test
    @Order(2)
    void replayCanBePausedAndDelayed() {
        cluster.pauseReplay();
        cluster.primary().execute("postgres", "insert into note values ('paused')");
        assertThat(onReplica("paused")).isEqualTo("0");
        cluster.lag(Duration.ofHours(1));
        cluster.resumeReplay();
        assertThat(onReplica("paused")).isEqualTo("0");
        cluster.lag(Duration.ZERO);
        cluster.awaitReplay();
        assertThat(onReplica("paused")).isEqualTo("1");
    }

    @Test
    @Order(3)
    void aKilledServerComesBackWithItsData() {
        cluster.replica().kill();
        write();
        cluster.replica().start();
        cluster.awaitReplay();
        assertThat(onReplica("kept")).isEqualTo("1");

        cluster.primary().kill();
        cluster.primary().start();
        assertThat(cluster.primary().query("postgres", "select count(*) from note where text = 'kept'"))
                .isEqualTo("1");
    }

    @Test
    @Order(4)
    void thePromotedReplicaTakesThePrimarysPlace() {
        cluster.awaitReplay();
        String host = cluster.primary().host();
        int port = cluster.primary().port();
        cluster.primary().stop();
        cluster.replica().promote();
        cluster.replica().moveTo(host, port);

        cluster.replica().execute("postgres", "insert into note values ('promoted')");
        await().untilAsserted(() -> assertThat(onReplica("promoted")).isEqualTo("1"));
        assertThat(cluster.replica().port()).isEqualTo(port);
    }

    private void write() {
        cluster.primary().execute("postgres", "insert into note values ('kept')");
    }

    private void write(String text) {
        cluster.primary().execute("postgres", "insert into note values ('" + text + "')");
        cluster.awaitReplay();
    }

    private String onReplica(String text) {
        return cluster.replica().query("postgres", "select count(*) from note where text = '" + text + "'");
    }
}
