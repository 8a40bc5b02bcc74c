package io.opengate.rbac.assignment;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Callers;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import io.opengate.rbac.assignment.Assignment.Terms;
import io.opengate.rbac.role.Role;
import io.opengate.rbac.role.RoleProblem;
import io.opengate.rbac.role.Stamps;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a role to a subject of whom it is known that it is there. */
@Service
class GrantRole {

    private final Assignments assignments;
    private final GrantableRoles grantable;
    private final IdempotentCreates creates;
    private final Stamps stamps;

    GrantRole(Assignments assignments, GrantableRoles grantable, IdempotentCreates creates, Stamps stamps) {
        this.assignments = assignments;
        this.grantable = grantable;
        this.creates = creates;
        this.stamps = stamps;
    }

    /** A role, by a reference, for a subject. */
    record Grant(UUID user, String role, Terms terms) {}

    /** The new assignment, or the one that an earlier request with the same key made. */
    @Transactional
    public Created<Assignment> grant(RealmId realm, IdempotencyKey key, Grant grant) {
        return creates.once(
                key,
                grant,
                () -> create(realm, grant),
                id -> assignments.find(realm, id).orElseThrow(RoleProblem::gone));
    }

    private Created<Assignment> create(RealmId realm, Grant grant) {
        Instant now = stamps.now();
        Role role = grantable.find(realm, grant.role());
        TenantKey key = TenantKey.of(realm, stamps.nextId());
        Assignment assignment = new Assignment(key, grant.user(), role.id(), grant.terms(), now, Callers.subjectId());
        grantable.check(assignment);
        assignments.find(realm, grant.user(), role.id()).ifPresent(earlier -> replace(earlier, now));
        assignments.add(assignment, AssignmentEvents.created(assignment));
        return Created.of(assignment.id(), assignment);
    }

    private void replace(Assignment earlier, Instant now) {
        if (!earlier.expiredAt(now)) {
            throw new ProblemException(AssignmentProblem.PRESENT, null).with("assignment", earlier.id());
        }
        assignments.remove(earlier, AssignmentEvents.deleted(earlier));
    }
}
