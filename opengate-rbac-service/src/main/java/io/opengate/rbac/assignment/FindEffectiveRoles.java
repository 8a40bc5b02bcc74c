package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.rbac.role.RoleProblem;
import io.opengate.rbac.role.Stamps;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what somebody's roles come to, in one statement. */
@Service
public class FindEffectiveRoles {

    /** A subject with more roles than this gets an error rather than some of them. */
    private static final int MAXIMUM = 10_000;

    static final String SQL = """
            with recursive reached as (
                select a.role as id, coalesce(a.realms, array[cast(:home as text)]) as realms
                from assignment a
                where a.realm_id = :realm and a.user_id = :subject and a.target_type is null
                  and (a.expires_at is null or a.expires_at > :now)
                union
                select part.id, reached.realms
                from reached
                join role r on r.realm_id = :realm and r.id = reached.id
                cross join lateral unnest(r.composites) as part(id))
            select reached.id, r.client, r.name, reached.realms
            from reached left join role r on r.realm_id = :realm and r.id = reached.id
            limit :limit
            """;

    private final JdbcClient database;
    private final Stamps stamps;

    FindEffectiveRoles(JdbcClient database, Stamps stamps) {
        this.database = database;
        this.stamps = stamps;
    }

    /** The effective roles of a user or service account; none for one that is not there. */
    @Transactional(readOnly = true)
    public EffectiveRoles of(RealmId realm, UUID subject) {
        List<ReachedRole> reached = database.sql(SQL)
                .param("home", realm.toString())
                .param("realm", realm.value())
                .param("subject", subject)
                .param("now", Timestamp.from(stamps.now()))
                .param("limit", MAXIMUM + 1)
                .query((row, number) -> reached(row))
                .list();
        if (reached.size() > MAXIMUM) {
            throw new ProblemException(RoleProblem.TOO_MANY, null);
        }
        return EffectiveRoles.of(realm, reached);
    }

    private static ReachedRole reached(ResultSet row) throws SQLException {
        Array realms = row.getArray("realms");
        return new ReachedRole(
                row.getObject("id", UUID.class), row.getString("client"), row.getString("name"), List.of((String[])
                        realms.getArray()));
    }
}
