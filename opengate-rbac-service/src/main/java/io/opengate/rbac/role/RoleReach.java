package io.opengate.rbac.role;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What roles give over their composites. Every method needs a transaction and that realm in scope. */
@Component
public class RoleReach {

    /** More roles than this are never followed. */
    private static final int MAXIMUM = 10_000;

    private final JdbcClient database;

    RoleReach(JdbcClient database) {
        this.database = database;
    }

    /** The ids of the roles and of all that they contain. */
    public Set<UUID> of(RealmId realm, Collection<UUID> roles) {
        if (roles.isEmpty()) {
            return Set.of();
        }
        List<UUID> reached = database.sql("""
                        with recursive reached as (
                            select unnest(cast(:roles as uuid[])) as id
                            union
                            select unnest(r.composites)
                            from reached join role r on r.realm_id = :realm and r.id = reached.id)
                        select id from reached limit :limit
                        """)
                .param("roles", roles.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .param("realm", realm.value())
                .param("limit", MAXIMUM + 1)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (reached.size() > MAXIMUM) {
            throw new ProblemException(RoleProblem.TOO_MANY, null);
        }
        return new HashSet<>(reached);
    }

    /** The management permissions that the roles give. */
    public Set<ManagementPermission> permissions(RealmId realm, Collection<UUID> roles) {
        Set<ManagementPermission> permissions = EnumSet.noneOf(ManagementPermission.class);
        of(realm, roles).forEach(role -> permissions.addAll(BuiltInRoles.permissions(realm, role)));
        return permissions;
    }

    /**
     * Makes changes to the realm's composites take turns until the transaction ends: two changes, each without a cycle,
     * could make one together.
     */
    void takeTurns(RealmId realm) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))::text")
                .param("name", "composites " + realm)
                .query(String.class)
                .single();
    }
}
