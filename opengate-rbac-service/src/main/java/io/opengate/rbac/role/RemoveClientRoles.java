package io.opengate.rbac.role;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes the roles of a client that is gone. Needs its realm in scope. */
@Service
public class RemoveClientRoles {

    private final Roles roles;
    private final RoleReach reach;
    private final RoleHolders holders;

    RemoveClientRoles(Roles roles, RoleReach reach, RoleHolders holders) {
        this.roles = roles;
        this.reach = reach;
        this.holders = holders;
    }

    /** Deletes them; whoever had them has them no longer. Nothing is left to do a second time. */
    @Transactional
    public void remove(RealmId realm, String clientId) {
        if (!clientId.isEmpty()) {
            roles.ofClient(realm, clientId).forEach(role -> remove(realm, role));
        }
    }

    private void remove(RealmId realm, Role role) {
        boolean ending = !reach.permissions(realm, List.of(role.id())).isEmpty();
        holders.release(realm, role.id());
        EventDraft deleted = RoleEvents.deleted(realm, role);
        roles.remove(realm, role, ending ? RoleEvents.endingManagement(deleted, realm) : deleted);
    }
}
