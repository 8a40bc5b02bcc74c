package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedisEventsTests {

    @Test
    void forwardMovesWhatAScriptLeft() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            instance.pending.start();
            RealmId realm = instance.realm();
            leave(instance, realm, "s1", realm + "-a");
            leave(instance, realm, "s1", realm + "-b");
            instance.events.forward(realm, "s1");
            await().untilAsserted(
                            () -> assertThat(instance.heardSubjects()).containsSubsequence(realm + "-a", realm + "-b"));
            await().until(() -> !instance.template.hasKey(instance.events.pendingKey(realm, "s1")));
        }
    }

    @Test
    void whatACrashLeftIsFoundBySweeping() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = instance.realm();
            List<String> subjects =
                    IntStream.range(0, 250).mapToObj(i -> realm + "-" + i).toList();
            subjects.forEach(subject -> leave(instance, realm, "s1", subject));
            leave(instance, realm, "s2", realm + "-other");
            instance.pending.start();
            await().untilAsserted(() -> assertThat(instance.heardSubjects())
                    .containsSubsequence(subjects)
                    .contains(realm + "-other"));
        }
    }

    @Test
    void aPendingKeyIsInTheSlotOfItsTag() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared())) {
            RealmId realm = instance.realm();
            assertThat(instance.events.pendingKey(realm, "sid")).isEqualTo("og:" + realm + ":pending:{sid}");
        }
    }

    @Test
    void laterEventsArriveInBatchesAndAtShutdown() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            instance.later.start();
            RealmId realm = instance.realm();
            instance.events.publishLater(TestInstance.created(realm, realm + "-1"));
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> instance.heardSubjects().contains(realm + "-1"));
            instance.events.publishLater(TestInstance.created(realm, realm + "-2"));
            instance.later.stop();
            await().until(() -> instance.heardSubjects().contains(realm + "-2"));
        }
    }

    @Test
    void tooManyWaitingAreDroppedAndCounted() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared())) {
            RealmId realm = instance.realm();
            for (int i = 0; i < TestInstance.QUICK.queueSize() + 3; i++) {
                instance.events.publishLater(TestInstance.created(realm, "x"));
            }
            assertThat(instance.meters.get("opengate.events.dropped").counter().count())
                    .isEqualTo(3);
        }
    }

    private static void leave(TestInstance instance, RealmId realm, String tag, String subject) {
        instance.template
                .opsForList()
                .rightPush(
                        instance.events.pendingKey(realm, tag),
                        instance.events.json(TestInstance.created(realm, subject)));
    }
}
