package io.opengate.platform.events.outbox;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventActor;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.id.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events into the outbox and wakes the relay after the commit. */
final class OutboxEvents implements Events {

    private final String source;
    private final OutboxRows rows;
    private final Ids ids;
    private final Clock clock;
    private final EventActor actor;
    private final WakeAfterCommit wake;

    OutboxEvents(String source, OutboxRows rows, Ids ids, Clock clock, EventActor actor, Runnable wakeRelay) {
        this.source = source;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.actor = actor;
        this.wake = new WakeAfterCommit(wakeRelay);
    }

    @Override
    public void publish(EventDraft draft) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is published in the transaction of its change");
        }
        rows.add(new Event(
                ids.next(),
                source,
                0,
                draft.type(),
                draft.realm(),
                draft.subject(),
                draft.actor() == null ? actor.current() : draft.actor(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                draft.version(),
                draft.data(),
                draft.revocations()));
        if (!TransactionSynchronizationManager.getSynchronizations().contains(wake)) {
            TransactionSynchronizationManager.registerSynchronization(wake);
        }
    }

    private record WakeAfterCommit(Runnable relay) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            relay.run();
        }
    }
}
