package io.opengate.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurableListenerTests {

    private final String service = "s" + UUID.randomUUID();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void whatHappenedBeforeTheFirstStartIsHandledToo() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = instance.realm();
            instance.events.publish(TestInstance.created(realm, "early" + realm));
            instance.durable(service, listener("work", event -> done.add(event.subject() + "")));
            await().until(() -> done.contains("early" + realm));
        }
    }

    @Test
    void aListenerRunsInTheRealmOfTheEventAndHearsItsTypesOnly() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = instance.realm();
            List<String> scopes = new CopyOnWriteArrayList<>();
            instance.durable(service, listener("work", event -> {
                if (realm.equals(event.realm())) {
                    scopes.add(event.type() + RealmScope.current());
                }
            }));
            instance.events.publish(EventDraft.of("other.happened", realm, "x"));
            instance.events.publish(TestInstance.created(realm, "x"));
            await().until(() -> !scopes.isEmpty());
            assertThat(scopes).containsExactly("user.created" + realm);
        }
    }

    @Test
    void aFailureIsTriedAgainAndHoldsUpNobody() {
        try (TestInstance instance = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = instance.realm();
            AtomicInteger attempts = new AtomicInteger();
            instance.durable(service, listener("work", event -> {
                if ("bad".equals(event.subject()) && attempts.incrementAndGet() < 4) {
                    throw new IllegalStateException("not yet");
                }
                done.add(String.valueOf(event.subject()));
            }));
            instance.events.publish(TestInstance.created(realm, "bad"));
            instance.events.publish(TestInstance.created(realm, "good" + realm));
            await().until(() -> done.contains("bad"));
            assertThat(done.indexOf("good" + realm)).isBetween(0, done.indexOf("bad") - 1);
            assertThat(instance.meters
                            .get("opengate.durable.failures")
                            .counter()
                            .count())
                    .isEqualTo(3);
            await().until(() -> pending(instance, "work") == 0);
        }
    }

    @Test
    void whatACrashedInstanceHadReadIsTakenOver() {
        try (TestInstance crashed = new TestInstance(EmbeddedRedis.shared());
                TestInstance other = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = other.realm();
            DurableGroup group =
                    new DurableGroup(crashed.redis, "opengate:" + service + ":work", "crashed", TestInstance.QUICK);
            group.createIfMissing();
            List<String> subjects =
                    IntStream.range(0, 30).mapToObj(i -> realm + "-" + i).toList();
            subjects.forEach(subject -> other.events.publish(TestInstance.created(realm, subject)));
            while (!group.read(100).isEmpty()) {
                // reads everything and acknowledges nothing
            }
            other.durable(service, listener("work", event -> done.add(String.valueOf(event.subject()))));
            await().untilAsserted(() -> assertThat(done).containsAll(subjects));
            await().until(() -> pending(other, "work") == 0);
        }
    }

    @Test
    void twoInstancesShareTheWork() {
        try (TestInstance one = new TestInstance(EmbeddedRedis.shared()).listening();
                TestInstance two = new TestInstance(EmbeddedRedis.shared()).listening()) {
            RealmId realm = one.realm();
            Consumer<Event> work = event -> {
                if (realm.equals(event.realm())) {
                    done.add(String.valueOf(event.subject()));
                }
            };
            one.durable(service, listener("work", work));
            two.durable(service, listener("work", work));
            List<String> subjects =
                    IntStream.range(0, 200).mapToObj(i -> realm + "-" + i).toList();
            subjects.forEach(subject -> one.events.publish(TestInstance.created(realm, subject)));
            await().untilAsserted(() -> assertThat(done).containsAll(subjects));
            assertThat(done).doesNotHaveDuplicates();
        }
    }

    @Test
    void workGoesOnAfterRedisWasAway() {
        try (EmbeddedRedis server = EmbeddedRedis.start();
                TestInstance instance = new TestInstance(server).listening()) {
            instance.durable(service, listener("work", event -> done.add(String.valueOf(event.subject()))));
            instance.events.publish(TestInstance.created(instance.realm(), "before"));
            await().until(() -> done.contains("before"));
            server.stop();
            await().until(() -> !instance.health.fresh());
            server.resume();
            await().until(instance.health::fresh);
            instance.events.publish(TestInstance.created(instance.realm(), "after"));
            await().until(() -> done.contains("after"));
        }
    }

    private long pending(TestInstance instance, String name) {
        return instance.template
                .opsForStream()
                .pending("opengate:events", "opengate:" + service + ":" + name)
                .getTotalPendingMessages();
    }

    private static DurableListener listener(String name, Consumer<Event> work) {
        return TestInstance.listener(name, Set.of("user.created"), work);
    }
}
