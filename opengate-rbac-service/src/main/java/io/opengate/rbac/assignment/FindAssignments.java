package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.Role;
import io.opengate.rbac.role.RoleProblem;
import io.opengate.rbac.role.Roles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads who has which role. */
@Service
@Transactional(readOnly = true)
public class FindAssignments {

    private final Assignments assignments;
    private final Roles roles;

    FindAssignments(Assignments assignments, Roles roles) {
        this.assignments = assignments;
        this.roles = roles;
    }

    /** An assignment and its role, which is empty where the role has gone meanwhile. */
    public record Assigned(Assignment assignment, Optional<Role> role) {}

    /** The assignment; a problem where there is none. */
    public Assigned get(RealmId realm, UUID id) {
        Assignment assignment = assignments.find(realm, id).orElseThrow(RoleProblem::gone);
        return new Assigned(assignment, roles.find(realm, assignment.role()));
    }

    /** The assignments that match, in the order of their ids. */
    public List<Assigned> list(RealmId realm, AssignmentSearch search) {
        List<Assignment> found = assignments.list(realm, search);
        Set<UUID> ids = found.stream().map(Assignment::role).collect(Collectors.toSet());
        Map<UUID, Role> byId = roles.find(realm, ids);
        return found.stream()
                .map(assignment -> new Assigned(assignment, Optional.ofNullable(byId.get(assignment.role()))))
                .toList();
    }
}
