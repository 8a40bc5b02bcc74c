package io.opengate.platform.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the functions that run with the owner's rights do not do for the application's role. */
class OutboxReachTests {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final UUID holder = UUID.randomUUID();
    private ConfigurableApplicationContext service;
    private OutboxRows rows;
    private TransactionTemplate transaction;
    private JdbcClient sql;

    @BeforeEach
    void start() {
        service = OutboxFixture.start();
        service.getBean(OutboxRelay.class).stop();
        rows = service.getBean(OutboxRows.class);
        sql = service.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(service.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoDoesNotHoldTheLeaseNotesNothingAsSent() {
        long last = claimed(2).getLast().sequence();

        rows.sent(UUID.randomUUID(), last);
        assertThat(unsent()).as("by a stranger").isEqualTo(2);

        rows.sent(holder, last);
        assertThat(unsent()).as("by the holder").isZero();
    }

    @Test
    void whoGaveTheLeaseBackNotesNothingAsSent() {
        List<Event> events = claimed(2);
        rows.sent(holder, events.getFirst().sequence());
        assertThat(unsent()).isOne();

        rows.sent(holder, events.getLast().sequence());
        assertThat(unsent()).as("without the lease").isOne();
    }

    @Test
    void aSlowRelayWhoseLeaseNobodyTookNotesWhatItSent() {
        publish();
        List<Event> events = rows.claim(holder, Duration.ZERO, 10);

        rows.sent(holder, events.getLast().sequence());
        assertThat(unsent()).isZero();
    }

    @Test
    void aBoundBeyondTheLastNumberDropsNothing() {
        long last = claimed(2).getLast().sequence();
        rows.sent(holder, last);

        rows.confirmed(last + 1);
        rows.confirmed(Long.MAX_VALUE);
        assertThat(rows.after(0, 10)).hasSize(2);

        rows.confirmed(last);
        assertThat(rows.after(0, 10)).isEmpty();
    }

    @Test
    void whatIsNotKnownToBeSentIsNotDropped() {
        List<Event> events = claimed(2);
        rows.sent(holder, events.getFirst().sequence());

        rows.confirmed(events.getLast().sequence());
        assertThat(rows.after(0, 10)).containsExactly(events.getLast());
    }

    @Test
    void aKeyIsNotForgottenBeforeItsLifetimeIsOver() {
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        key("young", longAgo, FUTURE);
        key("over", longAgo, longAgo.plusSeconds(1));
        key("after the bound", longAgo.plusSeconds(3600), longAgo.plusSeconds(3601));

        rows.expireKeys(longAgo.plusSeconds(60));
        assertThat(keys()).containsExactly("after the bound", "young");

        rows.expireKeys(FUTURE);
        assertThat(keys()).containsExactly("young");
    }

    private List<Event> claimed(int count) {
        for (int n = 0; n < count; n++) {
            publish();
        }
        return rows.claim(holder, LEASE, 10);
    }

    private void publish() {
        RealmScope.run(
                realm,
                () -> transaction.executeWithoutResult(
                        status -> service.getBean(Events.class).publish(EventDraft.of("thing.changed", realm, "x"))));
    }

    private long unsent() {
        return rows.backlog(FUTURE).unsent();
    }

    private void key(String name, Instant created, Instant expires) {
        RealmScope.run(
                realm,
                () -> transaction.executeWithoutResult(status -> sql.sql("""
                        insert into idempotency_key (realm_id, key, request, created_at, expires_at)
                        values (?, ?, 'x', ?, ?)
                        """)
                        .params(realm.value(), name, created.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
                        .update()));
    }

    private List<String> keys() {
        return RealmScope.call(
                realm,
                () -> Objects.requireNonNull(transaction.execute(
                        status -> sql.sql("select key from idempotency_key where realm_id = ? order by key")
                                .param(realm.value())
                                .query(String.class)
                                .list())));
    }
}
