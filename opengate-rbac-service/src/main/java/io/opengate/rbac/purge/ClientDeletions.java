package io.opengate.rbac.purge;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.assignment.ForgetSubject;
import io.opengate.rbac.role.RemoveClientRoles;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the deletion of a client means here: its roles go, and the roles that its service account had. */
@Component
class ClientDeletions implements DurableListener {

    private final RemoveClientRoles removeRoles;
    private final ForgetSubject forget;

    ClientDeletions(RemoveClientRoles removeRoles, ForgetSubject forget) {
        this.removeRoles = removeRoles;
        this.forget = forget;
    }

    @Override
    public String name() {
        return "client-deletions";
    }

    @Override
    public Set<String> types() {
        return Set.of("client.deleted");
    }

    @Override
    public void on(Event event) {
        RealmId realm = event.realm();
        if (realm != null) {
            RealmScope.run(realm, () -> clean(realm, event));
        }
    }

    private void clean(RealmId realm, Event event) {
        if (event.data().get("clientId") instanceof String clientId) {
            removeRoles.remove(realm, clientId);
        }
        if (event.data().get("serviceAccountId") instanceof String account) {
            forget.forget(realm, UUID.fromString(account));
        }
    }
}
