package io.opengate.session.signon.stream;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import io.opengate.session.signon.EndReason;
import io.opengate.session.signon.EndSession;
import io.opengate.session.signon.Listing;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Signs everybody out of a realm that is disabled. */
@Component
class RealmChanges implements DurableListener {

    private final EndSession end;
    private final Realms realms;

    RealmChanges(EndSession end, Realms realms) {
        this.end = end;
        this.realms = realms;
    }

    @Override
    public String name() {
        return "end-sessions-of-realms";
    }

    @Override
    public Set<String> types() {
        return Set.of("realm.updated");
    }

    @Override
    public void on(Event event) {
        if (event.subject() != null) {
            endIfDisabled(RealmId.of(event.subject()), event);
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
