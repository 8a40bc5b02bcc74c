package io.opengate.rbac.assignment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.rbac.assignment.Assignment;
import io.opengate.rbac.assignment.FindAssignments.Assigned;
import io.opengate.rbac.role.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment as the management API shows it; {@code realms} in the master realm only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssignmentView(
        UUID id,
        UUID user,
        UUID role,
        @Nullable String roleName,
        @Nullable String client,
        @Nullable List<String> realms,
        @Nullable Instant expiresAt,
        @Nullable String reason,
        Instant createdAt,
        @Nullable UUID createdBy,
        long version) {

    static AssignmentView of(Assigned assigned) {
        return of(assigned.assignment(), assigned.role());
    }

    private static AssignmentView of(Assignment assignment, Optional<Role> role) {
        return new AssignmentView(
                assignment.id(),
                assignment.user(),
                assignment.role(),
                role.map(Role::name).orElse(null),
                role.map(Role::client).filter(client -> !client.isEmpty()).orElse(null),
                assignment.terms().realms(),
                assignment.terms().expiresAt(),
                assignment.terms().reason(),
                assignment.createdAt(),
                assignment.createdBy().orElse(null),
                assignment.version());
    }
}
