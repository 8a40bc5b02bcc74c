package io.opengate.platform.persistence.watch;

import io.opengate.platform.watch.Sampler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Takes one sample: a connection, a read-only transaction, seven statements. */
final class DatabaseReader implements Sampler.Source<DatabaseSample> {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReader.class);

    private final WatchConnections connections;
    private final DatabaseWatchSettings settings;
    private final Clock clock;

    /** Of the last sample, for when a migration holds a table's lock. */
    private volatile List<DatabaseSample.Table> tables = List.of();

    DatabaseReader(WatchConnections connections, DatabaseWatchSettings settings, Clock clock) {
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public DatabaseSample read() throws SQLException {
        try (Connection connection = connections.open()) {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            DatabaseSample sample = sample(sql, connection);
            connection.rollback();
            return sample;
        }
    }

    private DatabaseSample sample(JdbcClient sql, Connection connection) throws SQLException {
        limit(sql);
        ActivityRows activity = new ActivityRows(sql, settings);
        ReplicationRows replication = new ReplicationRows(sql);
        DatabaseSample.Server server = activity.server();
        DatabaseSample.Sessions sessions = activity.sessions();
        DatabaseSample.Work work = activity.work();
        List<DatabaseSample.LongQuery> queries = activity.longQueries();
        DatabaseSample.Replication followers = replication.read(server);
        DatabaseSample.Migration migration = replication.migration();
        connection.rollback();
        limit(sql);
        return new DatabaseSample(
                clock.instant(), server, sessions, work, queries, tables(activity), followers, migration);
    }

    private void limit(JdbcClient sql) {
        String patience = Long.toString(settings.statementTimeout().toMillis());
        sql.sql("""
                select set_config('statement_timeout', :patience, true), set_config('lock_timeout', '500', true),
                       set_config('idle_in_transaction_session_timeout', '10000', true)
                """)
                .param("patience", patience)
                .query((row, number) -> patience)
                .single();
    }

    /** A table's size needs its lock, which a migration may hold: then the sizes stay those of the last sample. */
    private List<DatabaseSample.Table> tables(ActivityRows activity) {
        try {
            tables = activity.tables();
        } catch (DataAccessException locked) {
            LOG.debug("sizes of tables are not to be had now: {}", locked.toString());
        }
        return tables;
    }
}
