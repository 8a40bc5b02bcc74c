package io.opengate.client.scope;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The scopes that every realm has (OpenID Connect Core §5.4, §11). They are code: nobody changes or deletes them. */
public enum BuiltInScope {
    OPENID(1, "openid", "Sign you in"),
    PROFILE(2, "profile", "See your name"),
    EMAIL(3, "email", "See your e-mail address"),
    ADDRESS(4, "address", "See your postal address"),
    PHONE(5, "phone", "See your telephone number"),
    OFFLINE_ACCESS(6, "offline_access", "Act for you while you are away"),
    ROLES(7, "roles", "See the roles that you have");

    private final int number;
    private final String scope;
    private final String description;

    BuiltInScope(int number, String scope, String description) {
        this.number = number;
        this.scope = scope;
        this.description = description;
    }

    /** The scope token. */
    public String scope() {
        return scope;
    }

    /** What it permits, as the consent page says it. */
    public String description() {
        return description;
    }

    /** The id under which the management API shows it, the same in every realm. */
    public UUID id() {
        return UUID.fromString("00000000-0000-7000-8001-%012d".formatted(number));
    }

    /** The built-in scope of that id, or empty. */
    public static Optional<BuiltInScope> find(UUID id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** All built-in scope tokens. */
    public static List<String> names() {
        return Arrays.stream(values()).map(BuiltInScope::scope).toList();
    }

    Scope asScope() {
        return Scope.builtIn(this, Instant.EPOCH);
    }
}
