package io.opengate.rbac.role;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the roles of a realm, the built-in ones among them. */
@Service
@Transactional(readOnly = true)
public class FindRoles {

    private final Roles roles;

    FindRoles(Roles roles) {
        this.roles = roles;
    }

    /** The role; a problem where there is none. */
    public Role get(RealmId realm, UUID id) {
        return roles.find(realm, id).orElseThrow(RoleProblem::gone);
    }

    /** The roles that match, by client and name, the realm's own first. */
    public List<Role> list(RealmId realm, RoleSearch search) {
        return roles.list(realm, search);
    }
}
