package io.opengate.user.account;

import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import java.util.List;

/** What accounts may do in the management API; the rbac service knows. */
public interface ManagementGrants {

    /**
     * The management permissions of that account and the realms that they reach; empty for an account without any.
     *
     * @throws io.opengate.platform.service.PeerUnavailableException if the owner of roles does not answer
     */
    List<RealmGrant> of(RealmId realm, UserId user);
}
