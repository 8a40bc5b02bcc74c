package io.opengate.session.signon.http;

import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.session.signon.RealmPurges;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Acknowledges purges over HTTP. */
final class HttpRealmPurges implements RealmPurges {

    private final RealmService realms;

    private HttpRealmPurges(RealmService realms) {
        this.realms = realms;
    }

    @Override
    public void acknowledge(RealmId realm) {
        realms.acknowledge(realm.value());
    }

    /** What is used of the realm service. */
    @HttpExchange("/internal/realms/{realmId}/purges/session")
    interface RealmService {

        @PostExchange
        void acknowledge(@PathVariable UUID realmId);
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        RealmPurges realmPurges(PeerClients peers) {
            return new HttpRealmPurges(peers.create(RealmService.class, "realm"));
        }
    }
}
