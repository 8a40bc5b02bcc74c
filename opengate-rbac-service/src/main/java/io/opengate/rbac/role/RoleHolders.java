package io.opengate.rbac.role;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;

/** Who has roles. */
public interface RoleHolders {

    /** Takes the role from everybody who has it; needs a transaction and the realm in scope. */
    void release(RealmId realm, UUID role);
}
