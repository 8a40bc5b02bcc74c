package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes all roles from a user or service account that is gone. Needs its realm in scope. */
@Service
public class ForgetSubject {

    private static final int ALL = 10_000;

    private final Assignments assignments;

    ForgetSubject(Assignments assignments) {
        this.assignments = assignments;
    }

    /** Deletes the subject's assignments; nothing is left to do a second time. */
    @Transactional
    public void forget(RealmId realm, UUID subject) {
        AssignmentSearch all =
                new AssignmentSearch(Optional.of(subject), Optional.empty(), AssignmentSearch.BEFORE_ALL, ALL);
        assignments
                .list(realm, all)
                .forEach(assignment -> assignments.remove(assignment, AssignmentEvents.deleted(assignment)));
    }
}
