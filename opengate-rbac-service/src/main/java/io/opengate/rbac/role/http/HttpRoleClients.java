package io.opengate.rbac.role.http;

import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.RoleClients;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.GetExchange;

/** Asks the client service. */
@Component
class HttpRoleClients implements RoleClients {

    private final ClientPeer peer;

    HttpRoleClients(PeerClients peers) {
        this.peer = peers.create(ClientPeer.class, "client");
    }

    /** What is read of a client. */
    record KnownClient(String clientId) {}

    /** The client service's internal API, as far as roles need it. */
    interface ClientPeer {

        @GetExchange("/internal/realms/{realmId}/clients")
        KnownClient client(@PathVariable UUID realmId, @RequestParam String clientId);
    }

    @Override
    public boolean exists(RealmId realm, String clientId) {
        try {
            return peer.client(realm.value(), clientId).clientId().equals(clientId);
        } catch (HttpClientErrorException.NotFound absent) {
            return false;
        }
    }
}
