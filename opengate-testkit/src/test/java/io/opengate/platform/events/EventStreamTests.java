package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStreamTests {

    @Test
    void everyInstanceHearsEveryEventInOrder() {
        try (TestInstance one = new TestInstance(EmbeddedRedis.shared()).listening();
                TestInstance two = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = one.realm();
            List<String> subjects =
                    IntStream.range(0, 230).mapToObj(i -> realm + "-" + i).toList();
            subjects.forEach(subject -> one.events.publish(TestInstance.created(realm, subject)));
            await().untilAsserted(() -> assertThat(one.heardSubjects()).containsAll(subjects));
            await().untilAsserted(() -> assertThat(two.heardSubjects()).containsSubsequence(subjects));
            assertThat(one.heardSubjects()).containsSubsequence(subjects);
        }
    }

    @Test
    void anEventCarriesWhatItsDraftSaid() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = instance.realm();
            EventDraft draft = EventDraft.of("session.ended", realm, "s1")
                    .data(Map.of("reason", "logout", "n", 3))
                    .revoking(Revocation.session("s1"));
            instance.events.publish(draft);
            await().until(() -> instance.heardSubjects().contains("s1"));
            Event event = instance.heard.stream()
                    .filter(each -> realm.equals(each.realm()))
                    .findFirst()
                    .orElseThrow();
            assertThat(event.source()).isEqualTo("test");
            assertThat(event.actor()).isEqualTo("actor");
            assertThat(event.sequence()).isZero();
            assertThat(event.data()).containsEntry("reason", "logout").containsEntry("n", 3);
            assertThat(event.revocations()).containsExactly(Revocation.session("s1"));
            assertThat(Duration.between(event.time(), Instant.now())).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void anInstanceThatStartsLaterKnowsWhatWasRevoked() {
        try (TestInstance first = new TestInstance(EmbeddedRedis.shared())) {
            RealmId realm = first.realm();
            for (int i = 0; i < 120; i++) {
                first.events.publish(
                        EventDraft.of("session.ended", realm, "s" + i).revoking(Revocation.session("s" + i)));
            }
            try (TestInstance second = new TestInstance(EmbeddedRedis.shared()).listening()) {
                assertThat(second.health.fresh()).isTrue();
                assertThat(second.revocations.revoked(
                                token(realm, "s119", Instant.now().minusSeconds(9))))
                        .isTrue();
                assertThat(second.revocations.revoked(
                                token(realm, "s120", Instant.now().minusSeconds(9))))
                        .isFalse();
            }
        }
    }

    @Test
    void everyInstanceLearnsOfARestoreWhetherItRunsOrStartsLater() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                TestInstance running = new TestInstance(server).listening()) {
            Instant restored = Instant.now();
            running.template.opsForValue().set("{opengate:events}:not-before", Long.toString(restored.toEpochMilli()));
            running.template.delete("{opengate:events}:epoch");
            await().untilAsserted(() -> assertThat(running.revocations.revoked(token(running.realm(), "s", restored)))
                    .isTrue());
            assertThat(running.revocations.revoked(token(running.realm(), "s", restored.plusMillis(1))))
                    .isFalse();
            await().until(running.health::fresh);
            try (TestInstance later = new TestInstance(server).listening()) {
                assertThat(later.revocations.revoked(token(later.realm(), "s", restored)))
                        .isTrue();
            }
        }
    }

    @Test
    void freshnessEndsWithRedisAndComesBack() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                TestInstance instance = new TestInstance(server).listening()) {
            assertThat(instance.health.fresh()).isTrue();
            InvalidatedCache<String, String> cache = instance.caches.named("c", 10, key -> key, (event, drop) -> {});
            cache.get("a");

            server.stop();
            await().until(() -> !instance.health.fresh());

            server.resume();
            await().atMost(Duration.ofSeconds(20)).until(instance.health::fresh);
            instance.events.publish(TestInstance.created(instance.realm(), "after"));
            await().until(() -> instance.heardSubjects().contains("after"));
        }
    }

    @Test
    void cachesAreEmptyAfterTheStreamWasLost() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                TestInstance instance = new TestInstance(server).listening()) {
            AtomicInteger loads = new AtomicInteger();
            InvalidatedCache<String, Integer> cache =
                    instance.caches.named("c", 10, key -> loads.incrementAndGet(), (event, drop) -> {});
            assertThat(cache.get("a")).isEqualTo(1);
            assertThat(cache.get("a")).isEqualTo(1);

            server.stop();
            server.resume();
            await().atMost(Duration.ofSeconds(20)).until(() -> instance.health.fresh() && cache.get("a") > 1);
        }
    }

    @Test
    void nothingIsTrimmedThatTheTrailHasNotRead() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                TestInstance instance = new TestInstance(server)) {
            instance.redis.number(
                    "for i = 1, 500 do redis.call('XADD', KEYS[1], '1000-' .. i, 'h', 'old') end return 1",
                    1,
                    StreamKeys.EVENTS);
            assertThat(instance.redis.trim()).as("no trail yet").isZero();

            DurableGroup trail =
                    new DurableGroup(instance.redis, "opengate:notification:trail", "one", TestInstance.QUICK);
            trail.createIfMissing();
            assertThat(instance.redis.trim()).as("nothing read").isZero();

            List<StreamEntry> read = trail.read(500);
            assertThat(instance.redis.trim()).as("nothing acknowledged").isZero();

            trail.acknowledge(read.stream().map(StreamEntry::id).toList());
            assertThat(instance.redis.trim()).isGreaterThan(300);
        }
    }

    private static TokenFacts token(RealmId realm, String sid, Instant issued) {
        return new TokenFacts(realm, "subject", "app", sid, "not-a-uuid", issued, Set.of("api"));
    }
}
