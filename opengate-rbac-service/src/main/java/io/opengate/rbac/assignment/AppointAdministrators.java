package io.opengate.rbac.assignment;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.assignment.Assignment.Terms;
import io.opengate.rbac.role.BuiltInRoles;
import io.opengate.rbac.role.Stamps;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes subjects administrators of every realm while master has none. Needs master in scope. */
@Service
public class AppointAdministrators {

    private final Assignments assignments;
    private final Administrators administrators;
    private final Stamps stamps;

    AppointAdministrators(Assignments assignments, Administrators administrators, Stamps stamps) {
        this.assignments = assignments;
        this.administrators = administrators;
        this.stamps = stamps;
    }

    /** Whether they were made administrators; not where there is one already. */
    @Transactional
    public boolean appoint(List<UUID> subjects) {
        if (subjects.isEmpty() || !administrators.none()) {
            return false;
        }
        subjects.forEach(this::appoint);
        return true;
    }

    private void appoint(UUID subject) {
        assignments
                .find(RealmId.MASTER, subject, BuiltInRoles.ADMINISTRATOR)
                .ifPresent(narrower -> assignments.remove(narrower, AssignmentEvents.deleted(narrower)));
        Assignment assignment = new Assignment(
                TenantKey.of(RealmId.MASTER, stamps.nextId()),
                subject,
                BuiltInRoles.ADMINISTRATOR,
                new Terms(List.of(RealmGrant.EVERY_REALM), null, "First administrator"),
                stamps.now(),
                null);
        assignments.add(assignment, AssignmentEvents.created(assignment));
    }
}
