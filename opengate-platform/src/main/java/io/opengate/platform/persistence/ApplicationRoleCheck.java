package io.opengate.platform.persistence;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Refuses to start with a role that row-level security does not bind; in the profile {@code dev} it only warns. */
final class ApplicationRoleCheck implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationRoleCheck.class);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Environment environment;

    ApplicationRoleCheck(JdbcClient database, TransactionTemplate transaction, Environment environment) {
        this.database = database;
        this.transaction = transaction;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Role role = transaction.execute(status -> read());
        List<String> reasons = role.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        if (!environment.acceptsProfiles(Profiles.of("dev"))) {
            throw new UnsafeApplicationRoleException(role.name(), reasons);
        }
        LOG.warn("row-level security does not bind the role {}: {} (profile dev)", role.name(), reasons);
    }

    private Role read() {
        return database.sql("""
                select r.rolname, r.rolsuper, r.rolbypassrls,
                       (select count(*) from pg_class c
                         where c.relnamespace = current_schema()::regnamespace
                           and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'USAGE')) as owned
                  from pg_roles r where r.rolname = current_user
                """)
                .query((row, number) -> new Role(
                        row.getString("rolname"),
                        row.getBoolean("rolsuper"),
                        row.getBoolean("rolbypassrls"),
                        row.getLong("owned")))
                .single();
    }

    private record Role(String name, boolean superuser, boolean bypassesPolicies, long ownedTables) {

        List<String> reasons() {
            List<String> reasons = new ArrayList<>();
            if (superuser) {
                reasons.add("it is a superuser");
            }
            if (bypassesPolicies) {
                reasons.add("it has BYPASSRLS");
            }
            if (!superuser && ownedTables > 0) {
                reasons.add("it owns " + ownedTables + " tables, or is a member of the role that does");
            }
            return reasons;
        }
    }
}
