package io.opengate.rbac.assignment.web;

import io.opengate.rbac.assignment.AssignRole.NewAssignment;
import io.opengate.rbac.assignment.Assignment.Terms;
import io.opengate.rbac.role.RoleReference;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role to give. {@code role} names it by id, by name or by {@code clientId/name}; with {@code client} it is the name of
 * a role of that client. {@code realms}, in the master realm only, names realms by id or name, or is {@code *}.
 */
record CreateAssignment(
        @NotNull @Pattern(regexp = RoleReference.SYNTAX) String role,

        @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._~:/@+-]{0,199}")
        String client,

        @NotNull UUID user,
        @Nullable @Size(max = 200) List<@NotNull @Size(max = 63) String> realms,
        @Nullable Instant expiresAt,

        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String reason) {

    NewAssignment assignment() {
        Instant end = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        return new NewAssignment(user, client == null ? role : client + "/" + role, new Terms(realms, end, reason));
    }
}
