package io.opengate.platform.events.outbox;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import io.opengate.platform.events.EventHistory;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of {@code db/platform/outbox*.sql}. The relay reads across realms, so only through its functions. */
final class OutboxRows implements EventHistory {

    /** How many events wait to be sent, and when the oldest of them was written (now, where none waits). */
    record Backlog(long unsent, Instant oldest) {}

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final EventCodec codec;

    OutboxRows(JdbcClient database, TransactionTemplate transaction, EventCodec codec) {
        this.database = database;
        this.transaction = transaction;
        this.codec = codec;
    }

    /** Writes an event in the current transaction, in its own realm's scope (master's where it has none). */
    void add(Event event) {
        RealmId realm = event.realm() == null ? RealmId.MASTER : event.realm();
        RealmScope.run(
                realm,
                () -> database.sql("insert into outbox (realm_id, id, event) values (?, ?, ?)")
                        .params(realm.value(), event.id(), codec.encode(event))
                        .update());
    }

    /** Takes or keeps the lease and answers unsent events in order, numbered; empty where another relay is at work. */
    List<Event> claim(UUID owner, Duration lease, int limit) {
        return inTransaction(() -> {
            boolean taken = database.sql("select outbox_lease_take(?, ?)")
                    .params(owner.toString(), Math.toIntExact(lease.toSeconds()))
                    .query(Boolean.class)
                    .single();
            return taken
                    ? events("select sequence, event from outbox_claim(?, ?)", owner.toString(), limit)
                    : List.<Event>of();
        });
    }

    /** Notes that everything through that number is on the stream and gives the lease back; nothing without the lease. */
    void sent(UUID owner, long through) {
        inTransaction(() -> database.sql("select outbox_sent(?, ?, true)")
                .params(owner.toString(), through)
                .query((row, number) -> through)
                .single());
    }

    /** Drops events that the trail has confirmed, of those that are known to be sent; nothing beyond the last number given. */
    void confirmed(long through) {
        inTransaction(() -> database.sql("select outbox_confirmed(?)")
                .param(through)
                .query(Long.class)
                .single());
    }

    @Override
    public List<Event> after(long sequence, int limit) {
        return inTransaction(() -> events("select sequence, event from outbox_after(?, ?)", sequence, limit));
    }

    Backlog backlog(Instant now) {
        return inTransaction(() -> database.sql("select unsent, oldest from outbox_backlog()")
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(row.getLong("unsent"), oldest == null ? now : oldest.toInstant());
                })
                .single());
    }

    /** Forgets idempotency keys from before that time whose own lifetime is over. */
    void expireKeys(Instant before) {
        inTransaction(() -> database.sql("select idempotency_key_expire(?)")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    private List<Event> events(String sql, Object... parameters) {
        return database.sql(sql)
                .params(parameters)
                .query((row, number) -> codec.decode(row.getString("event")).numbered(row.getLong("sequence")))
                .list();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
