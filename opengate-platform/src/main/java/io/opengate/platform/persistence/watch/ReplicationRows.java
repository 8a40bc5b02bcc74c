package io.opengate.platform.persistence.watch;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's views of those who follow the server, and Flyway's history. */
final class ReplicationRows {

    /** Names that the operator gave become labels: no more than this many. */
    private static final int MOST = 16;

    private static final String POSITION =
            "case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end";

    private final JdbcClient sql;

    ReplicationRows(JdbcClient sql) {
        this.sql = sql;
    }

    DatabaseSample.Replication read(DatabaseSample.Server server) {
        return new DatabaseSample.Replication(standbys(), slots(), server.seesWal() ? walBytes() : null);
    }

    /** One row a name; a base backup is no standby. Without {@code pg_monitor} all but the name is null. */
    private List<DatabaseSample.Standby> standbys() {
        return sql.sql("""
                select coalesce(nullif(application_name, ''), 'standby') as name,
                       bool_and(state = 'streaming') as streaming,
                       max(pg_wal_lsn_diff(%s, replay_lsn)) as lag_bytes,
                       max(case when state = 'streaming' then coalesce(extract(epoch from replay_lag), 0) end) as lag_seconds
                  from pg_stat_replication where state is distinct from 'backup'
                 group by 1 order by 1 limit :most
                """.formatted(POSITION))
                .param("most", MOST)
                .query((row, number) -> new DatabaseSample.Standby(
                        row.getString("name"),
                        nullable(row.getBoolean("streaming"), row.wasNull()),
                        nullable(row.getLong("lag_bytes"), row.wasNull()),
                        nullable(row.getDouble("lag_seconds"), row.wasNull())))
                .list();
    }

    private List<DatabaseSample.Slot> slots() {
        return sql.sql("""
                select slot_name, active, coalesce(greatest(pg_wal_lsn_diff(%s, restart_lsn), 0), 0)::bigint as retained
                  from pg_replication_slots where not temporary order by 3 desc, slot_name limit :most
                """.formatted(POSITION))
                .param("most", MOST)
                .query((row, number) -> new DatabaseSample.Slot(
                        row.getString("slot_name"), row.getBoolean("active"), row.getLong("retained")))
                .list();
    }

    private Long walBytes() {
        return sql.sql("select coalesce(sum(size), 0)::bigint from pg_ls_waldir()")
                .query(Long.class)
                .single();
    }

    /** Null where there is no history in this schema, or none that the role may read. */
    DatabaseSample.@Nullable Migration migration() {
        boolean readable =
                Objects.requireNonNull(sql.sql("""
                select coalesce(has_table_privilege(to_regclass('flyway_schema_history'), 'select'), false)
                """).query(Boolean.class).single());
        if (!readable) {
            return null;
        }
        return sql.sql("""
                select version, installed_on at time zone current_setting('TimeZone') as applied_at
                  from flyway_schema_history where success and version is not null
                 order by installed_rank desc limit 1
                """)
                .query((row, number) -> new DatabaseSample.Migration(
                        row.getString("version"),
                        row.getObject("applied_at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    private static <T> @Nullable T nullable(T value, boolean wasNull) {
        return wasNull ? null : value;
    }
}
