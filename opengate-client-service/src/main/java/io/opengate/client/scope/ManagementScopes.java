package io.opengate.client.scope;

import io.opengate.platform.tenant.RealmId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The scopes of the audience {@code opengate-api}: one per management permission, and {@link #ALL} for all that the
 * subject holds.
 */
public final class ManagementScopes {

    /** Asks for every management permission that the subject holds; also the audience of these permissions. */
    public static final String ALL = "opengate-api";

    private static final Set<String> EVERYWHERE = Set.of(
            "realm.read",
            "realm.manage",
            "key.read",
            "key.manage",
            "user.read",
            "user.manage",
            "user.password.set",
            "role.read",
            "role.manage",
            "assignment.read",
            "assignment.manage",
            "client.read",
            "client.manage",
            "session.read",
            "session.manage",
            "event.read",
            "delivery.read",
            "delivery.manage");

    private static final Set<String> MASTER_ONLY = Set.of("realm.create", "realm.delete", "system.read");

    private ManagementScopes() {}

    /** Whether a token with this scope reaches the management API. */
    public static boolean contains(String scope) {
        return ALL.equals(scope) || EVERYWHERE.contains(scope) || MASTER_ONLY.contains(scope);
    }

    /** The permissions that a client of that realm with these scopes can obtain for a subject who holds them. */
    public static Set<String> permissions(RealmId realm, Collection<String> scopes) {
        Set<String> permissions = new HashSet<>();
        for (String scope : scopes) {
            if (ALL.equals(scope)) {
                permissions.addAll(EVERYWHERE);
                permissions.addAll(realm.isMaster() ? MASTER_ONLY : Set.of());
            } else if (contains(scope)) {
                permissions.add(scope);
            }
        }
        return permissions;
    }
}
