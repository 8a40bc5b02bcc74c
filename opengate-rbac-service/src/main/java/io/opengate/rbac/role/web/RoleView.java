package io.opengate.rbac.role.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.rbac.role.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role as the management API shows it; {@code client} is absent for a role of the realm. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoleView(
        UUID id,
        String name,
        String description,
        @Nullable String client,
        List<UUID> composites,
        boolean builtIn,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.settings().description(),
                role.client().isEmpty() ? null : role.client(),
                role.settings().composites(),
                role.builtIn(),
                role.createdAt(),
                role.updatedAt(),
                role.version());
    }
}
