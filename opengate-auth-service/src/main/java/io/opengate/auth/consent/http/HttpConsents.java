package io.opengate.auth.consent.http;

import io.opengate.auth.consent.Consents;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class HttpConsents implements Consents {

    private final ConsentApi consents;

    HttpConsents(PeerClients peers) {
        this.consents = peers.create(ConsentApi.class, "client");
    }

    @Override
    public Set<String> find(RealmId realm, UUID user, UUID client) {
        return consents.find(realm.value(), user, client).scopes();
    }

    @Override
    public void put(RealmId realm, UUID user, UUID client, Set<String> scopes) {
        consents.put(realm.value(), user, client, new ConsentApi.GrantedScopes(scopes));
    }
}
