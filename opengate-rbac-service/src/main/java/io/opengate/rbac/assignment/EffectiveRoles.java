package io.opengate.rbac.assignment;

import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.BuiltInRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody's roles come to, over composites.
 *
 * @param realmRoles names of roles of the realm
 * @param clientRoles names of roles of clients, by client id
 * @param grants management permissions and the realms that they reach
 */
public record EffectiveRoles(
        SortedSet<String> realmRoles, SortedMap<String, SortedSet<String>> clientRoles, List<Grant> grants) {

    /** Management permissions and the ids of the realms that they reach, or {@code *}. */
    public record Grant(SortedSet<String> permissions, List<String> realms) {}

    static EffectiveRoles of(RealmId realm, List<ReachedRole> reached) {
        SortedSet<String> realmRoles = new TreeSet<>();
        SortedMap<String, SortedSet<String>> clientRoles = new TreeMap<>();
        Map<String, Grant> grants = new TreeMap<>();
        for (ReachedRole role : reached) {
            if (role.name() != null && role.client() != null) {
                (role.client().isEmpty()
                                ? realmRoles
                                : clientRoles.computeIfAbsent(role.client(), client -> new TreeSet<>()))
                        .add(role.name());
            }
            BuiltInRoles.name(realm, role.id())
                    .ifPresent(name -> clientRoles
                            .computeIfAbsent(BuiltInRoles.CLIENT, client -> new TreeSet<>())
                            .add(name));
            BuiltInRoles.permissions(realm, role.id()).forEach(permission -> grant(grants, permission, role.realms()));
        }
        return new EffectiveRoles(realmRoles, clientRoles, new ArrayList<>(grants.values()));
    }

    private static void grant(Map<String, Grant> grants, ManagementPermission permission, List<String> realms) {
        grants.computeIfAbsent(String.join(" ", realms), key -> new Grant(new TreeSet<>(), realms))
                .permissions()
                .add(permission.scope());
    }
}
