package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
    void laterEventsReachDurableListenersAndTroubleNobodyElse() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            instance.later.start();
            RealmId realm = instance.realm();
            List<String> kept = new CopyOnWriteArrayList<>();
            instance.durable(
                    "s" + realm, TestInstance.listener("trail", Set.of(), event -> kept.add(event.subject() + "")));
            instance.events.publishLater(TestInstance.created(realm, realm + "-1"));
            await().until(() -> kept.contains(realm + "-1"));
            instance.events.publishLater(TestInstance.created(realm, realm + "-2"));
            instance.later.stop();
            instance.events.publish(TestInstance.created(realm, realm + "-3"));
            await().until(() -> kept.contains(realm + "-2"));
            await().until(() -> instance.heardSubjects().contains(realm + "-3"));
            assertThat(instance.heardSubjects()).doesNotContain(realm + "-1", realm + "-2");
        }
    }

    @Test
    void whatALaterEventRevokesCountsForInstancesThatStartLater() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared())) {
            RealmId realm = instance.realm();
            instance.events.publishLater(
                    EventDraft.of("token.revoked", realm, "jti").revoking(Revocation.token("jti")));
            instance.later.start();
            instance.later.stop();
            try (TestInstance other = new TestInstance(EmbeddedRedis.shared()).listening()) {
                assertThat(other.revocations.revoked(
                                new TokenFacts(realm, "subject", "app", null, "jti", Instant.now(), Set.of("api"))))
                        .isTrue();
            }
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
