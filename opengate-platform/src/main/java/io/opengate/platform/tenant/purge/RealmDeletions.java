package io.opengate.platform.tenant.purge;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges a realm when its deletion is asked for, and says so. Purges it once more when the deletion is done, for what a
 * request wrote in between that had still found the realm; any of this may happen more than once.
 */
final class RealmDeletions implements DurableListener {

    private static final Logger LOG = LoggerFactory.getLogger(RealmDeletions.class);

    private static final String REQUESTED = "realm.deletion-requested";
    private static final String DONE = "realm.deleted";

    /** Every instance drops the realm within a second of the event; by then no new request finds it. */
    private static final Duration UNTIL_FORGOTTEN = Duration.ofSeconds(2);

    private final RealmPurge purge;
    private final PurgeAcknowledgements acknowledgements;
    private final Clock clock;

    RealmDeletions(RealmPurge purge, PurgeAcknowledgements acknowledgements, Clock clock) {
        this.purge = purge;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "realm-deletions";
    }

    @Override
    public Set<String> types() {
        return Set.of(REQUESTED, DONE);
    }

    @Override
    public void on(Event event) {
        RealmId realm = deleted(event);
        if (event.type().equals(DONE)) {
            awaitForgotten(event.time());
        }
        RealmScope.run(realm, () -> purge.purge(realm));
        if (event.type().equals(REQUESTED)) {
            acknowledgements.purged(realm);
            LOG.info("purged realm {}", realm);
        }
    }

    private void awaitForgotten(Instant deletedAt) {
        long left = Duration.between(clock.instant(), deletedAt.plus(UNTIL_FORGOTTEN))
                .toNanos();
        long until = System.nanoTime() + Math.min(left, UNTIL_FORGOTTEN.toNanos());
        while (until - System.nanoTime() > 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted before the second purge");
            }
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    /** The realm is what the event is about; the end of a deletion is filed in the trail of {@code master}. */
    private static RealmId deleted(Event event) {
        String subject = event.subject();
        if (subject == null || RealmId.of(subject).isMaster()) {
            throw new IllegalStateException("event " + event.id() + " names no realm that can be deleted");
        }
        return RealmId.of(subject);
    }
}
