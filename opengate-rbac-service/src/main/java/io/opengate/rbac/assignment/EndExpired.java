package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.Stamps;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes assignments whose time is over, so that the tokens which carry them end. Needs their realm in scope. */
@Service
class EndExpired {

    private static final int BATCH = 100;

    private final Assignments assignments;
    private final Stamps stamps;

    EndExpired(Assignments assignments, Stamps stamps) {
        this.assignments = assignments;
        this.stamps = stamps;
    }

    /** How many assignments of the realm were ended; as many as a batch holds: there may be more. */
    @Transactional
    public int end(RealmId realm) {
        List<Assignment> expired = assignments.expired(realm, stamps.now(), BATCH);
        expired.forEach(assignment -> assignments.remove(assignment, AssignmentEvents.deleted(assignment)));
        return expired.size();
    }
}
