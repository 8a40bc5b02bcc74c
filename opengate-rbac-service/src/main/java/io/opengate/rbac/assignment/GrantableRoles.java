package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.HeldPermissions;
import io.opengate.rbac.role.Role;
import io.opengate.rbac.role.RoleProblem;
import io.opengate.rbac.role.RoleReach;
import io.opengate.rbac.role.RoleReference;
import io.opengate.rbac.role.Roles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which roles the caller may give and take. Needs a transaction and the realm in scope. */
@Component
class GrantableRoles {

    private final Roles roles;
    private final RoleReach reach;

    GrantableRoles(Roles roles, RoleReach reach) {
        this.roles = roles;
        this.reach = reach;
    }

    /** The role that the reference names; a problem where it names none. */
    Role find(RealmId realm, String reference) {
        return RoleReference.parse(reference)
                .flatMap(parsed -> roles.find(realm, parsed))
                .orElseThrow(() -> new ProblemException(RoleProblem.UNKNOWN, null).violation("role", "names no role"));
    }

    /** Refuses a caller who does not hold the role's management permissions wherever the assignment reaches. */
    void check(Assignment assignment) {
        HeldPermissions.require(
                reach.permissions(assignment.realm(), List.of(assignment.role())), assignment.reachedRealms());
    }
}
