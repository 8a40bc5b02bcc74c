package io.opengate.auth.revocation.http;

import io.opengate.auth.revocation.PurgeAcknowledgements;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@Component
final class HttpPurgeAcknowledgements implements PurgeAcknowledgements {

    private final PurgePeer peer;

    HttpPurgeAcknowledgements(PeerClients peers) {
        this.peer = peers.create(PurgePeer.class, "realm");
    }

    @HttpExchange
    interface PurgePeer {

        @PostExchange("/internal/realms/{realmId}/purges/auth")
        void purged(@PathVariable("realmId") UUID realm);
    }

    @Override
    public void acknowledge(RealmId realm) {
        try {
            peer.purged(realm.value());
        } catch (HttpClientErrorException.NotFound gone) {
            // the deletion was finished without waiting for this repetition
            return;
        }
    }
}
