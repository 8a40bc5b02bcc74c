package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.rbac.assignment.Assignment.Terms;
import io.opengate.rbac.assignment.GrantRole.Grant;
import io.opengate.rbac.role.Stamps;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Gives a role to a subject. Asks other services before the transaction begins. */
@Service
public class AssignRole {

    private final Subjects subjects;
    private final CoveredRealms covered;
    private final GrantRole grant;
    private final Stamps stamps;

    AssignRole(Subjects subjects, CoveredRealms covered, GrantRole grant, Stamps stamps) {
        this.subjects = subjects;
        this.covered = covered;
        this.grant = grant;
        this.stamps = stamps;
    }

    /** A role, by a reference, for a subject; the realms by name or id. */
    public record NewAssignment(UUID user, String role, Terms terms) {}

    /** The new assignment, or the one that an earlier request with the same key made. */
    public Created<Assignment> assign(RealmId realm, IdempotencyKey key, NewAssignment request) {
        Terms terms = request.terms();
        Instant end = terms.expiresAt();
        if (end != null) {
            Expiry.require(end, stamps.now());
        }
        Terms resolved = new Terms(covered.of(realm, terms.realms()), terms.expiresAt(), terms.reason());
        if (!subjects.exists(realm, request.user())) {
            throw new ProblemException(AssignmentProblem.INVALID, null)
                    .violation("user", "names no user or service account of the realm");
        }
        return grant.grant(realm, key, new Grant(request.user(), request.role(), resolved));
    }
}
