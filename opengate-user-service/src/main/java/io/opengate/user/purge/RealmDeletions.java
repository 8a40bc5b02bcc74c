package io.opengate.user.purge;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Purges a realm when its deletion is asked for, then says so to the realm service; may happen more than once. */
@Component
class RealmDeletions implements DurableListener {

    private static final String REQUESTED = "realm.deletion-requested";
    /** By now nobody finds the realm any more: what was written after the first purge goes with a second one. */
    private static final String DONE = "realm.deleted";

    private final PurgeRealm purge;
    private final PurgeAcknowledgements acknowledgements;

    RealmDeletions(PurgeRealm purge, PurgeAcknowledgements acknowledgements) {
        this.purge = purge;
        this.acknowledgements = acknowledgements;
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
        if (realm.isMaster()) {
            throw new IllegalStateException("the master realm is never deleted");
        }
        RealmScope.run(realm, () -> {
            purge.purge(realm);
            if (event.type().equals(REQUESTED)) {
                acknowledgements.purged(realm);
            }
        });
    }

    private static RealmId deleted(Event event) {
        String subject = event.subject();
        if (subject == null) {
            throw new IllegalStateException("a realm's deletion names no realm");
        }
        return RealmId.of(subject);
    }
}
