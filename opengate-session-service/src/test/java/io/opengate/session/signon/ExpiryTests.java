package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tenant.TestRealms;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Time is not waited for: keys are changed as if it had passed. */
@SessionTest
class ExpiryTests {

    private final SignOns signOns;
    private final StringRedisTemplate redis;
    private final ExpirySweep sweep;
    private final MeterRegistry metrics;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    ExpiryTests(
            SignOns signOns, StringRedisTemplate redis, ExpirySweep sweep, MeterRegistry metrics, TestRealms realms) {
        this.signOns = signOns;
        this.redis = redis;
        this.sweep = sweep;
        this.metrics = metrics;
        this.realm = realms.create();
    }

    @Test
    void aSessionThatNobodyUsesRunsOut() {
        Map<String, Object> body = SignOns.signIn(user);
        body.put("idleSeconds", 1);
        UUID id = UUID.fromString(signOns.start(realm, body).path("id").asString());

        await().until(() -> signOns.show(realm, id).status() == 404);
    }

    @Test
    void aSessionThatRanOutIsAnnouncedOnceWithoutRevokingItsTokens() {
        UUID id = signOns.startId(realm, user);
        redis.delete(SignOns.key(realm, "session", id));
        due(id);

        sweep.sweep();
        sweep.sweep();

        await().until(() -> !signOns.events(id, "session.ended").isEmpty());
        assertThat(signOns.events(id, "session.ended")).hasSize(1);
        JsonNode ended = signOns.events(id, "session.ended").getFirst();
        assertThat(ended.path("data").path("reason").asString()).isEqualTo("expired");
        assertThat(ended.path("data").path("clients").isEmpty()).isTrue();
        assertThat(ended.path("revocations").isEmpty()).isTrue();
        assertThat(redis.opsForZSet().size(SignOns.key(realm, "user-sessions", user)))
                .isZero();
        assertThat(redis.opsForZSet().score(expiry(id), member(id))).isNull();
    }

    @Test
    void theClientsOfASessionThatRanOutAreNamed() {
        UUID id = signOns.startId(realm, user);
        String clients = SignOns.key(realm, "session-clients", id);
        redis.opsForSet().add(clients, "shop", "a \"quoted\" one");
        redis.delete(SignOns.key(realm, "session", id));
        due(id);

        sweep.sweep();

        await().until(() -> !signOns.events(id, "session.ended").isEmpty());
        assertThat(signOns.events(id, "session.ended")
                        .getFirst()
                        .path("data")
                        .path("clients")
                        .valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("shop", "a \"quoted\" one");
        assertThat(redis.hasKey(clients)).isFalse();
    }

    @Test
    void aSessionThatWasUsedMeanwhileIsLookedAtLater() {
        UUID id = signOns.startId(realm, user);
        due(id);

        sweep.sweep();

        assertThat(signOns.events(id, "session.ended")).isEmpty();
        assertThat(redis.opsForZSet().score(expiry(id), member(id)))
                .isGreaterThan((double) System.currentTimeMillis() + 1_700_000);
        assertThat(signOns.show(realm, id).status()).isEqualTo(200);
    }

    @Test
    void liveSessionsAreCounted() {
        sweep.sweep();
        double before = metrics.get("opengate.sessions.active").gauge().value();
        signOns.startId(realm, user);
        UUID ended = signOns.startId(realm, user);
        signOns.end(realm, ended, "logout");

        sweep.sweep();

        assertThat(metrics.get("opengate.sessions.active").gauge().value()).isEqualTo(before + 1);
    }

    private void due(UUID id) {
        redis.opsForZSet().add(expiry(id), member(id), 1);
    }

    private String member(UUID id) {
        return realm.id() + "/" + user + "/" + id;
    }

    private static String expiry(UUID id) {
        return "og:all:session-expiry:{expiry-" + id.toString().charAt(35) + "}";
    }
}
