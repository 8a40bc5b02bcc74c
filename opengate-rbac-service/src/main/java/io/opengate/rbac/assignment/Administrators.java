package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.BuiltInRoles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The administrators of master who reach every realm without an end. There is always one, once there was. Every method
 * needs a transaction and master in scope.
 */
@Component
class Administrators {

    private final JdbcClient database;

    Administrators(JdbcClient database) {
        this.database = database;
    }

    /** Refuses to end that assignment if no other administrator is left; two who try at once take turns. */
    void requireAnotherThan(Assignment assignment) {
        if (isAdministrator(assignment)) {
            takeTurns();
            if (count() <= 1) {
                throw new ProblemException(AssignmentProblem.LAST_ADMINISTRATOR, null);
            }
        }
    }

    boolean none() {
        takeTurns();
        return count() == 0;
    }

    private static boolean isAdministrator(Assignment assignment) {
        return assignment.realm().isMaster()
                && assignment.role().equals(BuiltInRoles.ADMINISTRATOR)
                && assignment.reachedRealms().contains(RealmGrant.EVERY_REALM)
                && assignment.terms().expiresAt() == null;
    }

    private void takeTurns() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('administrators', 0))::text")
                .query(String.class)
                .single();
    }

    private int count() {
        return database.sql("""
                        select count(*) from assignment
                        where realm_id = :realm and role = :role and expires_at is null and '*' = any(realms)
                        """)
                .param("realm", RealmId.MASTER.value())
                .param("role", BuiltInRoles.ADMINISTRATOR)
                .query(Integer.class)
                .single();
    }
}
