package io.opengate.auth.revocation;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes what a deleted realm left in this service's store, and tells the realm service that it is gone. */
@Component
final class PurgeRealm implements DurableListener {

    private static final Logger log = LoggerFactory.getLogger(PurgeRealm.class);

    private final RealmRemains remains;
    private final PurgeAcknowledgements acknowledgements;

    PurgeRealm(RealmRemains remains, PurgeAcknowledgements acknowledgements) {
        this.remains = remains;
        this.acknowledgements = acknowledgements;
    }

    @Override
    public String name() {
        return "realm-purge";
    }

    @Override
    public Set<String> types() {
        return Set.of("realm.deletion-requested");
    }

    @Override
    public void on(Event event) {
        RealmId realm = realm(event);
        long removed = remains.remove(realm);
        acknowledgements.acknowledge(realm);
        log.info("purged realm {}: {} keys", realm, removed);
    }

    /** The realm's deletion is told in its own trail or in that of master: the subject is the realm in both. */
    private static RealmId realm(Event event) {
        String subject = event.subject();
        if (subject != null) {
            return RealmId.of(subject);
        }
        if (event.realm() == null) {
            throw new IllegalArgumentException("event " + event.id() + " names no realm");
        }
        return event.realm();
    }
}
