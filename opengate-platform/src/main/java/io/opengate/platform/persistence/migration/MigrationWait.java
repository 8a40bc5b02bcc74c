package io.opengate.platform.persistence.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, as long as migrations take, which session holds their lock: another instance that migrates, this one, or
 * one that was left behind. Flyway itself waits without a word.
 */
final class MigrationWait implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWait.class);

    /** Flyway's advisory lock of one history table: a constant and the hash of the table's name. */
    private static final long FLYWAY = 77_431_708_279_161L;

    private static final String HOLDER = """
            select 'session ' || l.pid || ' (' || concat_ws(', ', nullif(a.application_name, ''), host(a.client_addr),
                   a.state || ' since ' || to_char(a.state_change, 'YYYY-MM-DD HH24:MI:SS TZ'),
                   case when a.wait_event_type = 'Lock' then 'itself waiting for a lock' end) || ')'
              from pg_locks l left join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.granted and l.objsubid = 1
               and l.database = (select oid from pg_database where datname = current_database())
               and (l.classid::bigint << 32) | l.objid::bigint = ?
            """;

    private final Configuration flyway;
    private final long started = System.nanoTime();
    private final ScheduledExecutorService clock;

    private MigrationWait(Configuration flyway) {
        this.flyway = flyway;
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("migration-wait").factory());
    }

    /** Begins to watch migrations of that configuration; closing it ends that. */
    static MigrationWait watch(Configuration flyway, Duration period) {
        MigrationWait wait = new MigrationWait(flyway);
        Future<?> _ = wait.clock.scheduleWithFixedDelay(
                wait::tell, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return wait;
    }

    private void tell() {
        try {
            LOG.warn(
                    "schema {}: migrations are not done after {} s; {}",
                    flyway.getDefaultSchema(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
                    holder().map(session -> "their lock is held by " + session).orElse("nobody holds their lock"));
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "schema {}: migrations are not done, and who holds their lock is not told",
                    flyway.getDefaultSchema(),
                    e);
        }
    }

    private Optional<String> holder() throws SQLException {
        String table = "\"%s\".\"%s\"".formatted(flyway.getDefaultSchema(), flyway.getTable());
        try (Connection connection = flyway.getDataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(HOLDER)) {
            query.setLong(1, FLYWAY + table.hashCode());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
