package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.redis.EmbeddedRedis;
import io.opengate.testkit.tenant.TestRealms;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Redis goes away and comes back. */
@SessionTest
@DirtiesContext
class OutageTests {

    private static final EmbeddedRedis OWN = EmbeddedRedis.start();

    private final SignOns signOns;
    private final TestHttp http;
    private final RealmRef realm;

    OutageTests(SignOns signOns, TestHttp http, TestRealms realms) {
        this.signOns = signOns;
        this.http = http;
        this.realm = realms.create();
    }

    @DynamicPropertySource
    static void ownRedis(DynamicPropertyRegistry settings) {
        settings.add("spring.data.redis.host", () -> "127.0.0.1");
        settings.add("spring.data.redis.port", OWN::port);
        settings.add("spring.data.redis.password", OWN::password);
    }

    @Test
    void withoutRedisTheAnswerIsToComeBackLaterAndAfterwardsAllIsWell() {
        UUID user = UUID.randomUUID();
        signOns.startId(realm, user);

        OWN.stop();
        TestHttp.Answer refused = signOns.create(realm, SignOns.signIn(user));
        TestHttp.Answer health = http.get("/actuator/health", null);
        OWN.resume();

        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).matches("[0-9]+");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(health.status()).as(health.text()).isEqualTo(503);
        assertThat(health.text()).contains("redis");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> signOns.create(realm, SignOns.signIn(user)).status() == 201);
    }
}
