package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import io.opengate.rbac.assignment.Assignment.Terms;
import io.opengate.rbac.role.RoleProblem;
import io.opengate.rbac.role.Stamps;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the terms of an assignment, and takes roles back. */
@Service
public class ChangeAssignment {

    private final Assignments assignments;
    private final GrantableRoles grantable;
    private final Administrators administrators;
    private final Stamps stamps;

    ChangeAssignment(Assignments assignments, GrantableRoles grantable, Administrators administrators, Stamps stamps) {
        this.assignments = assignments;
        this.grantable = grantable;
        this.administrators = administrators;
        this.stamps = stamps;
    }

    /** The assignment with another end or reason; which realms it reaches does not change. */
    @Transactional
    public Assignment change(RealmId realm, UUID id, IfMatch match, UnaryOperator<Terms> change) {
        Assignment assignment = find(realm, id, match);
        Terms before = assignment.terms();
        Terms wanted = change.apply(before);
        Instant end = wanted.expiresAt();
        if (end != null) {
            if (!end.equals(before.expiresAt())) {
                Expiry.require(end, stamps.now());
            }
            administrators.requireAnotherThan(assignment);
        }
        assignment.change(new Terms(before.realms(), end, wanted.reason()));
        assignments.changed(AssignmentEvents.updated(assignment));
        return assignment;
    }

    /** Takes the role back. */
    @Transactional
    public void delete(RealmId realm, UUID id, IfMatch match) {
        Assignment assignment = find(realm, id, match);
        administrators.requireAnotherThan(assignment);
        assignments.remove(assignment, AssignmentEvents.deleted(assignment));
    }

    private Assignment find(RealmId realm, UUID id, IfMatch match) {
        Assignment assignment = assignments.find(realm, id).orElseThrow(RoleProblem::gone);
        match.check(assignment.version());
        grantable.check(assignment);
        return assignment;
    }
}
