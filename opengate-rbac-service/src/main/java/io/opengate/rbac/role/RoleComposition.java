package io.opengate.rbac.role;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rules for what a composite role may contain. Needs a transaction and that realm in scope. */
@Component
class RoleComposition {

    private final Roles roles;
    private final RoleReach reach;

    RoleComposition(Roles roles, RoleReach reach) {
        this.roles = roles;
        this.reach = reach;
    }

    /** The ids of the roles that the references name; a problem for one that names none. */
    List<UUID> resolve(RealmId realm, List<String> references) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            String field = "composites[" + i + "]";
            ids.add(RoleReference.parse(references.get(i))
                    .flatMap(reference -> roles.find(realm, reference))
                    .map(Role::id)
                    .orElseThrow(
                            () -> new ProblemException(RoleProblem.UNKNOWN, null).violation(field, "names no role")));
        }
        return ids;
    }

    /** Refuses contents that contain the role itself, or that give what the caller does not hold. */
    void check(RealmId realm, UUID role, List<UUID> contents) {
        if (contents.isEmpty()) {
            return;
        }
        reach.takeTurns(realm);
        if (reach.of(realm, contents).contains(role)) {
            throw new ProblemException(RoleProblem.CYCLE, null);
        }
        requireHeld(realm, reach.permissions(realm, contents));
    }

    /** Whether the role gives management permissions; a caller who does not hold them all is refused. */
    boolean givesManagement(RealmId realm, UUID role) {
        Set<ManagementPermission> permissions = reach.permissions(realm, List.of(role));
        requireHeld(realm, permissions);
        return !permissions.isEmpty();
    }

    /** A role of master may be assigned for every realm, so what goes into it must be held for every realm. */
    private static void requireHeld(RealmId realm, Set<ManagementPermission> permissions) {
        HeldPermissions.require(permissions, List.of(realm.isMaster() ? RealmGrant.EVERY_REALM : realm.toString()));
    }
}
