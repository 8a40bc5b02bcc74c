package io.opengate.auth.token;

import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.auth.subject.PermissionGrant;
import io.opengate.platform.security.ManagementPermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The management permissions of a token: those that were asked for and that the subject has.
 *
 * @param grants per set of realms; none is empty
 */
record ManagementAccess(List<PermissionGrant> grants) {

    /** No permission. */
    static final ManagementAccess NONE = new ManagementAccess(List.of());

    static ManagementAccess of(Set<String> scopes, EffectiveRoles roles) {
        Set<String> asked = ScopePolicy.askedPermissions(scopes);
        return new ManagementAccess(roles.grants().stream()
                .map(grant -> grant.retaining(asked))
                .filter(grant -> !grant.permissions().isEmpty())
                .toList());
    }

    Set<String> permissions() {
        Set<String> all = new LinkedHashSet<>();
        grants.forEach(grant -> all.addAll(grant.permissions()));
        return all;
    }

    boolean isEmpty() {
        return grants.isEmpty();
    }

    /** The scopes with what was asked of the management API replaced by what is given of it. */
    Set<String> scopes(Set<String> asked) {
        Set<String> given = new LinkedHashSet<>(asked);
        given.removeIf(ManagementPermission::isScope);
        given.addAll(permissions());
        return given;
    }
}
