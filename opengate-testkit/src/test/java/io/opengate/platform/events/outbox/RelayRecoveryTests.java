package io.opengate.platform.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RelayRecoveryTests {

    private static final int EVENTS = 200;

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private EmbeddedRedis server;
    private ConfigurableApplicationContext service;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start();
        service = OutboxFixture.start(server);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        service.close();
        server.close();
    }

    @Test
    void changesGoOnWhileRedisIsAwayAndTheirEventsAreSentAfterwards() {
        server.stop();
        IntStream.range(0, 10).forEach(this::publish);
        await().untilAsserted(() ->
                assertThat(service.getBean(OutboxRelay.class).unsent()).isEqualTo(10));
        server.resume();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sent()).hasSize(10));
        assertThat(sent()).extracting(Event::subject).containsExactlyElementsOf(subjects(10));
    }

    @Test
    void twoRelaysAtOnceGiveEveryEventOneNumber() {
        OutboxRelay second = new OutboxRelay(
                "thing",
                service.getBean(OutboxRows.class),
                service.getBean(OutboxStream.class),
                service.getBean(OutboxSettings.class),
                Clock.systemUTC());
        second.start();
        try {
            IntStream.range(0, EVENTS).parallel().forEach(n -> {
                publish(n);
                second.wake();
            });
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(sent()).hasSize(EVENTS));
        } finally {
            second.stop();
        }
        assertThat(sent().stream().map(Event::sequence))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    private void publish(int number) {
        transaction.executeWithoutResult(status ->
                service.getBean(Events.class).publish(EventDraft.of("thing.changed", realm, Integer.toString(number))));
    }

    private static List<String> subjects(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** What is on the stream, without repetitions. */
    private List<Event> sent() {
        EventCodec codec = service.getBean(EventCodec.class);
        return service
                .getBean(StringRedisTemplate.class)
                .<String, String>opsForStream()
                .range("opengate:events", Range.unbounded())
                .stream()
                .filter(entry -> entry.getValue().containsKey("e"))
                .map(entry -> codec.decode(entry.getValue().get("e")))
                .distinct()
                .toList();
    }
}
