package io.opengate.user.purge.http;

import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.purge.PurgeAcknowledgements;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.PostExchange;

/** Reports to the realm service's internal API. */
@Component
class HttpPurgeAcknowledgements implements PurgeAcknowledgements {

    private final PurgeClient realms;

    HttpPurgeAcknowledgements(PeerClients peers) {
        this.realms = peers.create(PurgeClient.class, "realm");
    }

    @Override
    public void purged(RealmId realm) {
        realms.purged(realm.value());
    }

    /** The realm service's internal API, as far as purges need it. */
    interface PurgeClient {

        @PostExchange("/internal/realms/{realmId}/purges/user")
        void purged(@PathVariable UUID realmId);
    }
}
