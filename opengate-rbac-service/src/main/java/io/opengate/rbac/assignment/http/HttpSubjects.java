package io.opengate.rbac.assignment.http;

import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.assignment.Subjects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.annotation.GetExchange;

/** Asks the user service, then the client service. */
@Component
class HttpSubjects implements Subjects {

    private final UserPeer users;
    private final ClientPeer clients;

    HttpSubjects(PeerClients peers) {
        this.users = peers.create(UserPeer.class, "user");
        this.clients = peers.create(ClientPeer.class, "client");
    }

    /** What is read of a subject. */
    record Known(UUID id) {}

    /** The user service's internal API, as far as assignments need it. */
    interface UserPeer {

        @GetExchange("/internal/realms/{realmId}/users/{id}")
        Known user(@PathVariable UUID realmId, @PathVariable UUID id);
    }

    /** The client service's internal API, as far as assignments need it. */
    interface ClientPeer {

        @GetExchange("/internal/realms/{realmId}/service-accounts/{id}")
        Known serviceAccount(@PathVariable UUID realmId, @PathVariable UUID id);
    }

    @Override
    public boolean exists(RealmId realm, UUID subject) {
        return found(() -> users.user(realm.value(), subject), subject)
                || found(() -> clients.serviceAccount(realm.value(), subject), subject);
    }

    private static boolean found(Supplier<Known> question, UUID subject) {
        try {
            return question.get().id().equals(subject);
        } catch (HttpClientErrorException.NotFound absent) {
            return false;
        }
    }
}
