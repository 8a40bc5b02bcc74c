package io.opengate.platform.persistence.watch;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL's views of sessions, work and tables, as the application's role may read them. */
final class ActivityRows {

    /** Names of tables become labels: there are never so many, and if there were, no more are shown. */
    private static final int MOST_TABLES = 100;

    private static final int MOST_QUERIES = 20;

    private final JdbcClient sql;
    private final DatabaseWatchSettings settings;

    ActivityRows(JdbcClient sql, DatabaseWatchSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    DatabaseSample.Server server() {
        return sql.sql("""
                select current_setting('server_version') as version, current_database() as database,
                       coalesce(current_schema(), '') as schema, pg_is_in_recovery() as in_recovery,
                       pg_has_role('pg_read_all_stats', 'usage') as sees_others,
                       has_function_privilege('pg_catalog.pg_ls_waldir()', 'execute') as sees_wal
                """)
                .query((row, number) -> new DatabaseSample.Server(
                        row.getString("version"),
                        row.getString("database"),
                        row.getString("schema"),
                        row.getBoolean("in_recovery"),
                        row.getBoolean("sees_others"),
                        row.getBoolean("sees_wal")))
                .single();
    }

    /**
     * Of sessions of other roles neither state nor kind can be seen: they count as {@code other}. A dump keeps its
     * transaction open as long as it takes, which is no fault.
     */
    DatabaseSample.Sessions sessions() {
        return sql.sql("""
                select count(*) filter (where state = 'active' and wait_event_type is distinct from 'Lock') as active,
                       count(*) filter (where state = 'active' and wait_event_type = 'Lock') as waiting,
                       count(*) filter (where state = 'idle') as idle,
                       count(*) filter (where state like 'idle in transaction%') as idle_in_transaction,
                       count(*) filter (where state is null or state in ('fastpath function call', 'disabled')) as other,
                       current_setting('max_connections')::bigint as maximum,
                       coalesce(max(extract(epoch from clock_timestamp() - query_start))
                           filter (where state = 'active'), 0) as longest_query,
                       coalesce(max(extract(epoch from clock_timestamp() - xact_start))
                           filter (where application_name is distinct from 'pg_dump'), 0) as longest_transaction
                  from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid()
                   and coalesce(backend_type, 'client backend') = 'client backend'
                """)
                .query((row, number) -> new DatabaseSample.Sessions(
                        row.getLong("active"),
                        row.getLong("idle"),
                        row.getLong("idle_in_transaction"),
                        row.getLong("waiting"),
                        row.getLong("other"),
                        row.getLong("maximum"),
                        row.getDouble("longest_query"),
                        row.getDouble("longest_transaction")))
                .single();
    }

    DatabaseSample.Work work() {
        return sql.sql("""
                select xact_commit, xact_rollback, deadlocks, blks_hit, blks_read, temp_bytes,
                       pg_database_size(datid) as bytes
                  from pg_stat_database where datname = current_database()
                """)
                .query((row, number) -> new DatabaseSample.Work(
                        row.getLong("xact_commit"),
                        row.getLong("xact_rollback"),
                        row.getLong("deadlocks"),
                        row.getLong("blks_hit"),
                        row.getLong("blks_read"),
                        row.getLong("temp_bytes"),
                        row.getLong("bytes")))
                .single();
    }

    List<DatabaseSample.LongQuery> longQueries() {
        return sql.sql("""
                select pid, state, wait_event, coalesce(application_name, '') as application, left(query, 8000) as query,
                       extract(epoch from clock_timestamp() - query_start) as query_seconds,
                       coalesce(extract(epoch from clock_timestamp() - xact_start), 0) as transaction_seconds
                  from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                   and case when state = 'active' then query_start
                            when state like 'idle in transaction%' then xact_start
                       end < clock_timestamp() - make_interval(secs => :seconds)
                 order by xact_start, pid limit :most
                """)
                .param("seconds", settings.longRunning().toMillis() / 1000.0)
                .param("most", MOST_QUERIES)
                .query((row, number) -> new DatabaseSample.LongQuery(
                        row.getInt("pid"),
                        row.getString("state"),
                        row.getDouble("query_seconds"),
                        row.getDouble("transaction_seconds"),
                        row.getString("wait_event"),
                        row.getString("application"),
                        QueryShape.of(row.getString("query"), settings.queryLength())))
                .list();
    }

    List<DatabaseSample.Table> tables() {
        return sql.sql("""
                select relname, n_live_tup, n_dead_tup, pg_table_size(relid) as bytes, pg_indexes_size(relid) as index_bytes
                  from pg_stat_user_tables where schemaname = current_schema() order by relname limit :most
                """)
                .param("most", MOST_TABLES)
                .query((row, number) -> new DatabaseSample.Table(
                        row.getString("relname"),
                        row.getLong("n_live_tup"),
                        row.getLong("n_dead_tup"),
                        row.getLong("bytes"),
                        row.getLong("index_bytes")))
                .list();
    }
}
