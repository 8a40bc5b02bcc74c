package io.opengate.rbac.role;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.Callers;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Nobody gives, takes or hides in a composite what he does not hold himself: else {@code assignment.manage} or
 * {@code role.manage} would be every permission.
 */
public final class HeldPermissions {

    private HeldPermissions() {}

    /**
     * Refuses a caller who does not hold all of these in each of those realms.
     *
     * @param realms realm ids, or {@code *} for every realm
     * @throws ProblemException 403 {@code permission-not-held}, which names what is missing
     */
    public static void require(Set<ManagementPermission> permissions, Collection<String> realms) {
        Predicate<ManagementPermission> held =
                permission -> realms.stream().allMatch(realm -> holds(permission, realm));
        if (!permissions.stream().allMatch(held)) {
            throw new ProblemException(RoleProblem.BEYOND_CALLER, null)
                    .with(
                            "permissions",
                            permissions.stream()
                                    .filter(held.negate())
                                    .map(ManagementPermission::scope)
                                    .sorted()
                                    .toList());
        }
    }

    private static boolean holds(ManagementPermission permission, String realm) {
        return switch (Callers.current().orElse(null)) {
            case Caller.Subject subject ->
                realm.equals(RealmGrant.EVERY_REALM)
                        ? subject.mayEverywhere(permission.scope())
                        : subject.may(permission.scope(), RealmId.of(realm));
            case Caller.Peer peer -> false;
            case null -> false;
        };
    }
}
