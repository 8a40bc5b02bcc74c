package io.opengate.notification.purge;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hears that a realm is to be deleted. */
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
        String subject = event.subject();
        if (subject == null || RealmId.of(subject).isMaster()) {
            throw new IllegalStateException("event " + event.id() + " names no realm that can be deleted");
        }
        RealmId realm = RealmId.of(subject);
        RealmScope.run(realm, () -> {
            purge.purge(realm);
            if (event.type().equals(REQUESTED)) {
                acknowledgements.purged(realm);
            }
        });
    }
}
