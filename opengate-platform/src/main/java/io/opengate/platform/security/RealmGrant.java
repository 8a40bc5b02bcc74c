package io.opengate.platform.security;

import io.opengate.platform.tenant.RealmId;
import java.util.Set;

/**
 * Permissions and the realms that they reach, from the claim {@code realm_grants} of a token of {@code master}.
 *
 * @param realms realm ids as text, or {@code *} for every realm
 */
public record RealmGrant(Set<String> permissions, Set<String> realms) {

    /** Stands for every realm, those of the future included. */
    public static final String EVERY_REALM = "*";

    public RealmGrant {
        permissions = Set.copyOf(permissions);
        realms = Set.copyOf(realms);
    }

    boolean covers(String permission, RealmId realm) {
        return permissions.contains(permission) && (realms.contains(EVERY_REALM) || realms.contains(realm.toString()));
    }

    boolean coversEvery(String permission) {
        return permissions.contains(permission) && realms.contains(EVERY_REALM);
    }
}
