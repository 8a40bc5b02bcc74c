package io.opengate.platform.tenant.purge;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.PostExchange;

/** Reports to the realm service's internal API. */
final class HttpPurgeAcknowledgements implements PurgeAcknowledgements {

    private final RealmService realms;
    private final String service;

    HttpPurgeAcknowledgements(RealmService realms, String service) {
        this.realms = realms;
        this.service = service;
    }

    @Override
    public void purged(RealmId realm) {
        try {
            realms.purged(realm.value(), service);
        } catch (HttpClientErrorException.NotFound unknown) {
            // nobody deletes that realm, so nobody waits to hear of it: asking again would never end
            return;
        }
    }

    /** The realm service's internal API, as far as purges need it. */
    interface RealmService {

        @PostExchange("/internal/realms/{realmId}/purges/{service}")
        void purged(@PathVariable UUID realmId, @PathVariable String service);
    }
}
