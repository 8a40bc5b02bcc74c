package io.opengate.rbac.role;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.rbac.role.DefineRole.NewRole;
import org.springframework.stereotype.Service;

/** Adds a role, for a client only where that is there. Asks the client service before the transaction begins. */
@Service
public class AddRole {

    private final RoleClients clients;
    private final DefineRole define;

    AddRole(RoleClients clients, DefineRole define) {
        this.clients = clients;
        this.define = define;
    }

    /** The new role, or the one that an earlier request with the same key made. */
    public Created<Role> add(RealmId realm, IdempotencyKey key, NewRole request) {
        boolean ofClient = !request.client().isEmpty() && !request.client().equals(BuiltInRoles.CLIENT);
        if (ofClient && !clients.exists(realm, request.client())) {
            throw new ProblemException(RoleProblem.UNKNOWN_CLIENT, null).violation("client", "names no client");
        }
        return define.define(realm, key, request);
    }
}
