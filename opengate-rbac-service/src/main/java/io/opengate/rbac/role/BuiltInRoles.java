package io.opengate.rbac.role;

import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The roles of the built-in client {@code opengate-api}, which every realm has and nobody changes: one per management
 * permission, and {@code administrator} with all of them. They are code, not rows.
 */
public final class BuiltInRoles {

    /** The client id of the management API. */
    public static final String CLIENT = ManagementPermission.AUDIENCE;

    /** The id of the role with every permission, the same in every realm. */
    public static final UUID ADMINISTRATOR = UUID.fromString("00000000-0000-7000-8002-000000000100");

    private static final RoleName ADMINISTRATOR_NAME = RoleName.of("administrator");

    private BuiltInRoles() {}

    /** The built-in roles of that realm, in the order of their names. */
    static List<Role> of(RealmId realm) {
        Stream<Role> permissions = ManagementPermission.of(realm).stream().map(permission -> role(realm, permission));
        return Stream.concat(Stream.of(administrator(realm)), permissions)
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    static Optional<Role> find(RealmId realm, UUID id) {
        return of(realm).stream().filter(role -> role.id().equals(id)).findFirst();
    }

    static Optional<Role> find(RealmId realm, RoleName name) {
        return of(realm).stream()
                .filter(role -> role.name().equals(name.value()))
                .findFirst();
    }

    /** The permissions that the built-in role of that id gives in that realm; none for any other id. */
    public static Set<ManagementPermission> permissions(RealmId realm, UUID role) {
        Set<ManagementPermission> all = ManagementPermission.of(realm);
        if (ADMINISTRATOR.equals(role)) {
            return all;
        }
        return all.stream()
                .filter(permission -> id(permission).equals(role))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    /** The name of the built-in role of that id in that realm, or empty. */
    public static Optional<String> name(RealmId realm, UUID role) {
        return find(realm, role).map(Role::name);
    }

    private static UUID id(ManagementPermission permission) {
        return UUID.fromString("00000000-0000-7000-8002-%012d".formatted(permission.number()));
    }

    private static Role administrator(RealmId realm) {
        List<UUID> all = ManagementPermission.of(realm).stream()
                .map(BuiltInRoles::id)
                .sorted()
                .toList();
        return Role.builtIn(
                realm, ADMINISTRATOR, ADMINISTRATOR_NAME, new RoleSettings("Every permission of the realm", all));
    }

    private static Role role(RealmId realm, ManagementPermission permission) {
        RoleSettings settings = new RoleSettings(permission.description(), List.of());
        return Role.builtIn(realm, id(permission), RoleName.of(permission.scope()), settings);
    }
}
