package io.opengate.platform.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxTests {

    private static final Duration LEASE = Duration.ofSeconds(1);

    private final RealmId realm = RealmId.of(UUID.randomUUID());

    private ConfigurableApplicationContext service;
    private Events events;
    private OutboxRows rows;
    private OutboxRelay relay;
    private StringRedisTemplate redis;
    private JdbcClient sql;
    private TransactionTemplate transaction;

    @BeforeAll
    void start() {
        service = OutboxFixture.start();
        events = service.getBean(Events.class);
        rows = service.getBean(OutboxRows.class);
        relay = service.getBean(OutboxRelay.class);
        redis = service.getBean(StringRedisTemplate.class);
        sql = service.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void committedEventsReachTheStreamInOrderAndWithoutGaps() {
        String type = type();
        IntStream.range(0, 50).forEach(n -> publish(type, Integer.toString(n)));

        await().untilAsserted(() -> assertThat(streamed(type)).hasSize(50));
        List<Event> arrived = streamed(type);
        assertThat(arrived)
                .extracting(Event::subject)
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Integer::toString).toList());
        assertGapless();
    }

    @Test
    void aRolledBackEventIsNeverSent() {
        String lost = type();
        transaction.executeWithoutResult(status -> {
            events.publish(EventDraft.of(lost, realm, "x"));
            status.setRollbackOnly();
        });
        String kept = type();
        publish(kept, "y");

        await().untilAsserted(() -> assertThat(streamed(kept)).hasSize(1));
        assertThat(streamed(lost)).isEmpty();
        assertGapless();
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> events.publish(EventDraft.of(type(), realm, "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransactionThatCommitsLateIsNotPassedBy() {
        String late = type();
        String early = type();
        transaction.executeWithoutResult(status -> {
            events.publish(EventDraft.of(late, realm, "late"));
            Thread.ofVirtual().start(() -> publish(early, "early"));
            await().untilAsserted(() -> assertThat(streamed(early)).hasSize(1));
        });

        await().untilAsserted(() -> assertThat(streamed(late)).hasSize(1));
        assertThat(streamed(late).getFirst().sequence())
                .isGreaterThan(streamed(early).getFirst().sequence());
        assertGapless();
    }

    @Test
    void whatARelayNumberedAndDidNotSendIsSentByTheNextWithTheSameNumbers() {
        relay.stop();
        String type = type();
        publish(type, "1");
        publish(type, "2");
        List<Event> numbered = rows.claim(UUID.randomUUID(), LEASE, 10);
        assertThat(rows.claim(UUID.randomUUID(), LEASE, 10))
                .as("while another holds the lease")
                .isEmpty();
        relay.start();

        await().untilAsserted(() -> assertThat(streamed(type)).hasSize(2));
        assertThat(streamed(type))
                .extracting(Event::sequence)
                .containsExactlyElementsOf(
                        numbered.stream().map(Event::sequence).toList());
        assertGapless();
    }

    @Test
    void eventsAreKeptUntilTheTrailHasThem() {
        String type = type();
        publish(type, "kept");
        await().untilAsserted(() -> assertThat(streamed(type)).hasSize(1));
        Event sent = streamed(type).getFirst();

        assertThat(rows.after(sent.sequence() - 1, 1)).containsExactly(sent);
        rows.confirmed(sent.sequence());
        assertThat(rows.after(sent.sequence() - 1, 10)).extracting(Event::id).doesNotContain(sent.id());
    }

    @Test
    void theApplicationReadsAnOutboxThroughItsFunctionsAlone() {
        publish(type(), "hidden");

        Long seen = transaction.execute(status ->
                sql.sql("select count(*) from outbox").query(Long.class).single());

        assertThat(seen).isZero();
    }

    @Test
    void nothingWaitsWhenAllIsSent() {
        String type = type();
        publish(type, "x");

        await().untilAsserted(
                        () -> assertThat(rows.backlog(Instant.now()).unsent()).isZero());
        assertThat(relay.lagSeconds()).isLessThan(60);
    }

    private void publish(String type, String subject) {
        RealmScope.run(
                realm,
                () -> transaction.executeWithoutResult(status -> events.publish(EventDraft.of(type, realm, subject))));
    }

    private static String type() {
        return "thing.t" + UUID.randomUUID().toString().substring(0, 8);
    }

    private List<Event> streamed(String type) {
        return all().stream()
                .filter(event -> event.type().equals(type))
                .distinct()
                .toList();
    }

    private void assertGapless() {
        List<Long> numbers =
                all().stream().map(Event::sequence).distinct().sorted().toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private List<Event> all() {
        EventCodec codec = service.getBean(EventCodec.class);
        return redis.<String, String>opsForStream().range("opengate:events", Range.unbounded()).stream()
                .filter(entry -> entry.getValue().containsKey("e"))
                .map(entry -> codec.decode(entry.getValue().get("e")))
                .filter(event -> event.source().equals("thing"))
                .toList();
    }
}
