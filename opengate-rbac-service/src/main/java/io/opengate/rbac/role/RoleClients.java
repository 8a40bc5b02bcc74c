package io.opengate.rbac.role;

import io.opengate.platform.tenant.RealmId;

/** The clients that can have roles. */
public interface RoleClients {

    /** Whether the realm has a client of that client id now. */
    boolean exists(RealmId realm, String clientId);
}
