package io.opengate.client.application;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.security.Callers;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.List;

/**
 * Keeps {@code client.manage} from becoming every other permission: who controls a client that may ask for management
 * scopes (its secret, its redirect URIs) can obtain them, so only who holds these permissions may touch it.
 */
final class ManagementReach {

    private ManagementReach() {}

    /** Refuses a caller who does not hold every permission that a client with these settings may obtain. */
    static void check(RealmId realm, ClientSettings settings) {
        List<String> beyond = ManagementPermission.asked(realm, settings.scopes()).stream()
                .map(ManagementPermission::scope)
                .filter(permission -> !holds(realm, permission))
                .sorted()
                .toList();
        if (!beyond.isEmpty()) {
            throw new ProblemException(ClientProblem.BEYOND_CALLER, null).with("permissions", beyond);
        }
    }

    /** The subjects of a client of master may reach every realm, so whoever touches it must too. */
    private static boolean holds(RealmId realm, String permission) {
        return switch (Callers.current().orElse(null)) {
            case Caller.Subject subject ->
                realm.isMaster() ? subject.mayEverywhere(permission) : subject.may(permission, realm);
            case Caller.Peer peer -> false;
            case null -> false;
        };
    }
}
