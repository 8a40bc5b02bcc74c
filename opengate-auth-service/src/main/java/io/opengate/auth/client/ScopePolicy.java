package io.opengate.auth.client;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which scopes a client may ask for (RFC 6749 §3.3). */
public final class ScopePolicy {

    /** Asks for all management permissions that the subject has. */
    public static final String MANAGEMENT = "opengate-api";

    /** Asks for the subject's roles. */
    public static final String ROLES = "roles";

    /** The management permissions; each may be asked for by its name. */
    public static final Set<String> PERMISSIONS = Set.of(
            "realm.create",
            "realm.delete",
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
            "delivery.manage",
            "system.read");

    private ScopePolicy() {}

    /** The scopes that a request without a scope parameter asks for, else what it asks for. */
    public static Set<String> orDefault(RegisteredClient client, Set<String> asked) {
        return asked.isEmpty() ? client.defaultScopes() : asked;
    }

    /** Whether the client may ask for the scope: it is registered, or a permission where the whole API is, or {@code openid}. */
    public static boolean permits(RegisteredClient client, String scope) {
        return scope.equals("openid")
                || client.scopes().contains(scope)
                || client.defaultScopes().contains(scope)
                || (PERMISSIONS.contains(scope) && client.scopes().contains(MANAGEMENT));
    }

    /** Those of the scopes that the client may still ask for. */
    public static Set<String> permitted(RegisteredClient client, Set<String> scopes) {
        Set<String> kept = new LinkedHashSet<>(scopes);
        kept.removeIf(scope -> !permits(client, scope));
        return kept;
    }

    /** Whether one of the scopes asks for management permissions. */
    public static boolean asksForPermissions(Set<String> scopes) {
        return scopes.contains(MANAGEMENT) || scopes.stream().anyMatch(PERMISSIONS::contains);
    }

    /** The management permissions that the scopes ask for. */
    public static Set<String> askedPermissions(Set<String> scopes) {
        if (scopes.contains(MANAGEMENT)) {
            return PERMISSIONS;
        }
        Set<String> asked = new LinkedHashSet<>(scopes);
        asked.retainAll(PERMISSIONS);
        return asked;
    }
}
