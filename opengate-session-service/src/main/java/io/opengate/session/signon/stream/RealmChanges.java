package io.opengate.session.signon.stream;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import io.opengate.session.signon.EndReason;
import io.opengate.session.signon.EndSession;
import io.opengate.session.signon.Listing;
import io.opengate.session.signon.RealmPurges;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Signs everybody out of a realm that is disabled, and removes all sessions of one that is being deleted. */
@Component
class RealmChanges implements DurableListener {

    private static final String UPDATED = "realm.updated";
    private static final String DELETION_REQUESTED = "realm.deletion-requested";
    private static final String DELETED = "realm.deleted";

    private final EndSession end;
    private final Realms realms;
    private final RealmPurges purges;

    RealmChanges(EndSession end, Realms realms, RealmPurges purges) {
        this.end = end;
        this.realms = realms;
        this.purges = purges;
    }

    @Override
    public String name() {
        return "end-sessions-of-realms";
    }

    @Override
    public Set<String> types() {
        return Set.of(UPDATED, DELETION_REQUESTED, DELETED);
    }

    @Override
    public void on(Event event) {
        if (event.subject() == null) {
            return;
        }
        RealmId realm = RealmId.of(event.subject());
        switch (event.type()) {
            case UPDATED -> endIfDisabled(realm, event);
            case DELETION_REQUESTED -> {
                end.purge(realm);
                purges.acknowledge(realm);
            }
            case DELETED -> end.purge(realm);
            default -> throw new IllegalArgumentException("not an event of a realm: " + event.type());
        }
    }

    private void endIfDisabled(RealmId realm, Event event) {
        Object stated = event.data().get("enabled");
        boolean enabled = stated instanceof Boolean known
                ? known
                : realms.find(realm).map(RealmRef::enabled).orElse(true);
        if (!enabled) {
            end.endOlder(new Listing.OfRealm(realm), event.time(), EndReason.REALM_DISABLED);
        }
    }
}
