package io.opengate.notification.trail;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail of a realm. */
@Service
public class FindEvents {

    private final JdbcClient database;

    FindEvents(JdbcClient database) {
        this.database = database;
    }

    /** Entries of the realm, which is in scope, that match; newest first. */
    @Transactional(readOnly = true)
    public List<TrailEntry> find(RealmId realm, EventQuery query) {
        Statement statement = statement(realm, query);
        return database.sql(statement.sql())
                .params(statement.parameters())
                .query((row, number) -> new TrailEntry(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("actor"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getInt("version"),
                        row.getString("data")))
                .list();
    }

    /** A search as PostgreSQL gets it. */
    record Statement(String sql, List<Object> parameters) {}

    static Statement statement(RealmId realm, EventQuery query) {
        Conditions where = new Conditions(realm);
        where.and("type = ?", query.type());
        where.and("subject = ?", query.subject());
        where.and("actor = ?", query.actor());
        where.and("time >= ?", utc(query.from()));
        where.and("time < ?", utc(query.to()));
        EventQuery.Position after = query.after();
        if (after != null) {
            where.and("(time, id) < (?, ?)", utc(after.time()), after.id());
        }
        return new Statement("""
                select id, source, sequence, type, subject, actor, time, version, data from trail_event
                 where %s order by time desc, id desc limit ?
                """.formatted(where.sql()), where.parameters(query.limit()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** The conditions that apply, and their values. */
    private static final class Conditions {

        private final StringBuilder sql = new StringBuilder("realm_id = ?");
        private final List<Object> values = new ArrayList<>();

        Conditions(RealmId realm) {
            values.add(realm.value());
        }

        void and(String condition, @Nullable Object value) {
            if (value != null) {
                sql.append(" and ").append(condition);
                values.add(value);
            }
        }

        void and(String condition, @Nullable Object first, Object second) {
            and(condition, first);
            values.add(second);
        }

        String sql() {
            return sql.toString();
        }

        List<Object> parameters(Object last) {
            List<Object> all = new ArrayList<>(values);
            all.add(last);
            return all;
        }
    }
}
