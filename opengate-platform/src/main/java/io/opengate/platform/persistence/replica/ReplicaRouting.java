package io.opengate.platform.persistence.replica;

import io.opengate.platform.persistence.Opening;
import io.opengate.platform.persistence.ReadReplica;
import io.opengate.platform.persistence.RealmDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Gives each read-only transaction a connection of the replica or of the primary, and reads how far a request has
 * written. The server that a connection leads to is asked with the first statement itself whether it is a replica and how
 * far it is: what the watch saw may have been another moment, before a restart, or another server behind the same address.
 */
final class ReplicaRouting implements ReadReplica {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicaRouting.class);
    private static final String WRITTEN =
            "select pg_walfile_name(here), here::text from pg_current_wal_insert_lsn() as here";

    /** A server that takes longer to answer the first statement counts as down. */
    private static final Duration FIRST_WORD = Duration.ofSeconds(1);

    private final RealmDataSource replica;
    private final Set<Connection> inUse = ConcurrentHashMap.newKeySet();

    ReplicaRouting(DataSource pool) {
        this.replica = RealmDataSource.ofReplica(
                pool, Opening.asking(", " + ServerAnswer.COLUMNS, FIRST_WORD, ReplicaRouting::stillFit));
    }

    @Override
    public DataSource reads(DataSource primary) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                RequestReads request = RequestReads.current();
                return request != null && request.inUnit()
                        ? choose(request, primary)
                        : onlyReading(primary.getConnection());
            }

            @Override
            public Connection getConnection(String username, String password) throws SQLException {
                return onlyReading(primary.getConnection(username, password));
            }
        };
    }

    private Connection choose(RequestReads request, DataSource primary) throws SQLException {
        if (request.choose().replica()) {
            try {
                Connection connection = replica.getConnection();
                inUse.add(connection);
                request.onReplica(() -> inUse.remove(connection));
                return connection;
            } catch (SQLException e) {
                request.replicaFailed(e);
            }
        }
        return onlyReading(primary.getConnection());
    }

    /** The proxy that hands out what we choose tells a connection so only where there is one server. */
    private static Connection onlyReading(Connection ofPrimary) throws SQLException {
        try {
            ofPrimary.setReadOnly(true);
            return ofPrimary;
        } catch (SQLException | RuntimeException e) {
            ofPrimary.close();
            throw e;
        }
    }

    /** Ends what is being read from the replica; who reads finds it broken and turns to the primary. */
    void cut() {
        for (Connection connection : inUse) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException | RuntimeException gone) {
                LOG.debug("a connection to the replica was broken already", gone);
            }
        }
    }

    private static void stillFit(ResultSet answer) throws SQLException {
        RequestReads request = RequestReads.current();
        Reason reason = request == null ? Reason.DOWN : request.judge(ServerAnswer.of(answer, 2));
        if (!reason.replica()) {
            throw new UnfitReplicaException(reason);
        }
    }

    @Override
    public void ended(Connection connection) {
        RequestReads request = RequestReads.current();
        if (request == null) {
            return;
        }
        try {
            request.wrote(written(connection));
        } catch (SQLException | RuntimeException e) {
            LOG.warn("how far a request has written cannot be read: {}", e.toString());
            request.wroteSomewhere();
        }
    }

    /** After the end of the transaction, and outside any, so that it costs one round trip. */
    private static Position written(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITTEN)) {
            row.next();
            return Position.of(row.getString(1), row.getString(2));
        } finally {
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void inDoubt() {
        RequestReads request = RequestReads.current();
        if (request != null) {
            request.wroteSomewhere();
        }
    }

    @Override
    public void released() {
        RequestReads request = RequestReads.current();
        if (request != null) {
            request.publish();
        }
    }
}
