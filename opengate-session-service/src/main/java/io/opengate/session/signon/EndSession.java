package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Ends sessions, with every refresh token and code that came from them. Ending what is gone does nothing. */
@Service
public class EndSession implements RealmPurge {

    private static final Logger log = LoggerFactory.getLogger(EndSession.class);
    private static final int BATCH = 100;

    private final SessionStore store;
    private final ListSessions list;

    EndSession(SessionStore store, ListSessions list) {
        this.store = store;
        this.list = list;
    }

    /**
     * Ends one.
     *
     * @return whether there was anything to end
     */
    public boolean end(RealmId realm, SessionId id, EndReason reason) {
        return store.end(realm, id, reason);
    }

    /** Ends all of one person. */
    public void endAll(RealmId realm, UUID user, EndReason reason) {
        each(new Listing.OfUser(realm, user), session -> true, session -> end(session, reason));
    }

    /** Ends those that rest on a sign-in at that moment or before it: an event that comes late spares newer ones. */
    public void endOlder(Listing listing, Instant moment, EndReason reason) {
        Predicate<Session> older = session -> !session.authentication().at().isAfter(moment);
        int ended = each(listing, older, session -> end(session, reason));
        log.info("ended {} sessions of realm {}: {}", ended, listing.realm(), reason.text());
    }

    /** Removes all of a realm that is being deleted. */
    @Override
    public void purge(RealmId realm) {
        int purged = each(new Listing.OfRealm(realm), session -> true, session -> store.purge(session.entry()));
        log.info("purged {} sessions of realm {}", purged, realm);
    }

    private void end(Session session, EndReason reason) {
        store.end(session.realm(), session.id(), reason);
    }

    private int each(Listing listing, Predicate<Session> which, Consumer<Session> work) {
        int done = 0;
        SessionId after = null;
        List<Session> batch;
        do {
            batch = list.list(listing, after, BATCH);
            for (Session session : batch) {
                after = session.id();
                if (which.test(session)) {
                    work.accept(session);
                    done++;
                }
            }
        } while (batch.size() == BATCH);
        return done;
    }
}
