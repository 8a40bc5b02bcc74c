package io.opengate.platform.security;

import io.opengate.platform.tenant.RealmId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the management API permits: each is a scope of the audience {@link #AUDIENCE}, and a role of the built-in client of
 * that name.
 */
public enum ManagementPermission {
    REALM_CREATE(1, "realm.create", "Create realms"),
    REALM_DELETE(2, "realm.delete", "Delete realms"),
    REALM_READ(3, "realm.read", "Read the realm's settings"),
    REALM_MANAGE(4, "realm.manage", "Change the realm's settings"),
    KEY_READ(5, "key.read", "List signing keys"),
    KEY_MANAGE(6, "key.manage", "Rotate signing keys"),
    USER_READ(7, "user.read", "Read users"),
    USER_MANAGE(8, "user.manage", "Create, change and delete users"),
    USER_PASSWORD_SET(9, "user.password.set", "Set users' passwords"),
    ROLE_READ(10, "role.read", "Read roles"),
    ROLE_MANAGE(11, "role.manage", "Create, change and delete roles"),
    ASSIGNMENT_READ(12, "assignment.read", "See who has which role"),
    ASSIGNMENT_MANAGE(13, "assignment.manage", "Give and take roles"),
    CLIENT_READ(14, "client.read", "Read clients"),
    CLIENT_MANAGE(15, "client.manage", "Create, change and delete clients"),
    SESSION_READ(16, "session.read", "See sessions"),
    SESSION_MANAGE(17, "session.manage", "End sessions"),
    EVENT_READ(18, "event.read", "Read the audit trail"),
    DELIVERY_READ(19, "delivery.read", "See deliveries"),
    DELIVERY_MANAGE(20, "delivery.manage", "Repeat deliveries and change templates"),
    SYSTEM_READ(21, "system.read", "See the state of the installation");

    private static final Set<ManagementPermission> OF_THE_INSTALLATION =
            EnumSet.of(REALM_CREATE, REALM_DELETE, SYSTEM_READ);

    /** The audience of these permissions, and the scope that asks for every one that the subject holds. */
    public static final String AUDIENCE = "opengate-api";

    private static final Map<String, ManagementPermission> BY_SCOPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ManagementPermission::scope, it -> it));

    private final int number;
    private final String scope;
    private final String description;

    ManagementPermission(int number, String scope, String description) {
        this.number = number;
        this.scope = scope;
        this.description = description;
    }

    /** The name of the permission, of its role and of the scope that asks for it. */
    public String scope() {
        return scope;
    }

    /** What it permits, for people. */
    public String description() {
        return description;
    }

    /** A number that stays with the permission for ever: ids are made of it. */
    public int number() {
        return number;
    }

    /** The permission of that name. */
    public static Optional<ManagementPermission> find(String scope) {
        return Optional.ofNullable(BY_SCOPE.get(scope));
    }

    /** The scopes that ask for one permission each. */
    public static Set<String> scopes() {
        return BY_SCOPE.keySet();
    }

    /** Whether a token with this scope reaches the management API. */
    public static boolean isScope(String scope) {
        return AUDIENCE.equals(scope) || BY_SCOPE.containsKey(scope);
    }

    /**
     * What the scopes ask for, for subjects of that realm: every permission that exists there for {@link #AUDIENCE}, and
     * one for each permission's own name. A name that exists elsewhere only is kept: the subject may not hold it.
     */
    public static Set<ManagementPermission> asked(RealmId realm, Collection<String> scopes) {
        EnumSet<ManagementPermission> asked = EnumSet.noneOf(ManagementPermission.class);
        for (String scope : scopes) {
            if (AUDIENCE.equals(scope)) {
                asked.addAll(of(realm));
            }
            find(scope).ifPresent(asked::add);
        }
        return asked;
    }

    /** The permissions that exist in that realm: those of the whole installation exist in master alone. */
    public static Set<ManagementPermission> of(RealmId realm) {
        return Arrays.stream(values())
                .filter(permission -> realm.isMaster() || !OF_THE_INSTALLATION.contains(permission))
                .collect(Collectors.toUnmodifiableSet());
    }
}
