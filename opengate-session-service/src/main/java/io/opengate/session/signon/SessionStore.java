package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps sessions and their indexes together. They live in different slots, so the order of the writes does what a
 * transaction cannot: indexes first at the start, last at the end.
 */
@Component
class SessionStore {

    private final Sessions sessions;
    private final SessionIndex index;
    private final SessionExpiries expiries;
    private final SessionMetrics metrics;

    SessionStore(Sessions sessions, SessionIndex index, SessionExpiries expiries, SessionMetrics metrics) {
        this.sessions = sessions;
        this.index = index;
        this.expiries = expiries;
        this.metrics = metrics;
    }

    void add(Session session, String secretHash) {
        index.add(session);
        expiries.add(session);
        sessions.add(session, secretHash, SessionEvents.created(session));
        metrics.created();
    }

    Optional<Duration> remaining(SessionEntry entry) {
        return sessions.remaining(entry.realm(), entry.id());
    }

    boolean end(RealmId realm, SessionId id, EndReason reason) {
        Optional<Session> session = sessions.find(realm, id);
        boolean ended = sessions.remove(realm, id, SessionEvents.ended(realm, id, session, reason));
        session.map(Session::entry).ifPresent(this::forget);
        if (ended) {
            metrics.ended(reason);
        }
        return ended;
    }

    void purge(SessionEntry entry) {
        sessions.purge(entry.realm(), entry.id());
        forget(entry);
        metrics.ended(EndReason.REALM_DELETED);
    }

    /** What is left to do for a session that ran out by itself. */
    void lapse(SessionEntry entry) {
        sessions.lapse(entry.realm(), entry.id(), SessionEvents.expired(entry));
        forget(entry);
        metrics.ended(EndReason.EXPIRED);
    }

    private void forget(SessionEntry entry) {
        index.remove(entry);
        expiries.remove(entry);
    }
}
