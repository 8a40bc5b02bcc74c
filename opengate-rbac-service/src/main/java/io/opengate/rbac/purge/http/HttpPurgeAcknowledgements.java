package io.opengate.rbac.purge.http;

import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.purge.PurgeAcknowledgements;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.PostExchange;

/** Acknowledges to the realm service. */
@Component
class HttpPurgeAcknowledgements implements PurgeAcknowledgements {

    private final RealmPurges realms;

    HttpPurgeAcknowledgements(PeerClients peers) {
        this.realms = peers.create(RealmPurges.class, "realm");
    }

    /** The realm service's part of the saga. */
    interface RealmPurges {

        @PostExchange("/internal/realms/{realmId}/purges/rbac")
        void acknowledge(@PathVariable UUID realmId);
    }

    @Override
    public void purged(RealmId realm) {
        realms.acknowledge(realm.value());
    }
}
