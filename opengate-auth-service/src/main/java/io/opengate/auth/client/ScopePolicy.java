package io.opengate.auth.client;

import io.opengate.platform.security.ManagementPermission;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which scopes a client may ask for (RFC 6749 §3.3). */
public final class ScopePolicy {

    /** Asks for the subject's roles. */
    public static final String ROLES = "roles";

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
                || (client.scopes().contains(ManagementPermission.AUDIENCE) && ManagementPermission.isScope(scope));
    }

    /** Those of the scopes that the client may still ask for. */
    public static Set<String> permitted(RegisteredClient client, Set<String> scopes) {
        Set<String> kept = new LinkedHashSet<>(scopes);
        kept.removeIf(scope -> !permits(client, scope));
        return kept;
    }

    /** Whether one of the scopes asks for management permissions. */
    public static boolean asksForPermissions(Set<String> scopes) {
        return scopes.stream().anyMatch(ManagementPermission::isScope);
    }

    /** The management permissions that the scopes ask for. */
    public static Set<String> askedPermissions(Set<String> scopes) {
        if (scopes.contains(ManagementPermission.AUDIENCE)) {
            return ManagementPermission.scopes();
        }
        Set<String> asked = new LinkedHashSet<>(scopes);
        asked.retainAll(ManagementPermission.scopes());
        return asked;
    }
}
