package io.opengate.realm.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.realm.RealmFixture;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.postgresql.StreamingCluster;
import io.opengate.testkit.postgresql.TestDatabase;
import io.opengate.testkit.postgresql.WithReplica;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/** Where there is a replica, a realm may be shown from it; what a caller may see of its deletion is judged on the primary. */
@OpenGateTest
@WithReplica
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(properties = {"opengate.replica.max-lag=10m", "opengate.events.freshness=30s"})
class DeletionReadTests {

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmFixture realms;
    private final StreamingCluster cluster;
    private final MeterRegistry meters;

    DeletionReadTests(
            TestHttp http, TestTokens tokens, TestDatabase database, StreamingCluster cluster, MeterRegistry meters) {
        this.http = http;
        this.tokens = tokens;
        this.realms = new RealmFixture(http, tokens, database);
        this.cluster = cluster;
        this.meters = meters;
    }

    @Test
    void aDeletionIsReadFromThePrimaryAndARealmFromTheReplica() {
        RealmRef realm = realms.create();
        cluster.awaitReplay();
        await().until(() -> meters.get("opengate.database.replica.up").gauge().value() == 1);
        cluster.pauseReplay();
        try {
            String record = http.delete(RealmFixture.path(realm), tokens.master("realm.delete"))
                    .header("Location");
            String other = stranger("realm.delete");
            double before = readsOfReplica();

            assertThat(http.get(record, other).status())
                    .as("which the replica has not heard of")
                    .isEqualTo(200);
            assertThat(readsOfReplica()).isEqualTo(before);

            assertThat(http.get("/api/v1/realms", stranger("realm.read")).status())
                    .isEqualTo(200);
            assertThat(readsOfReplica()).isEqualTo(before + 1);
        } finally {
            cluster.resumeReplay();
        }
    }

    /** Somebody who has written nothing. */
    private String stranger(String permission) {
        return tokens.of(TestRealms.MASTER)
                .permissions(permission)
                .subject(UUID.randomUUID())
                .sign();
    }

    private double readsOfReplica() {
        return meters.get("opengate.database.reads")
                .tags("target", "replica", "reason", "any")
                .functionCounter()
                .count();
    }
}
