package io.opengate.platform.persistence.watch;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections for samples: opened for each and closed after it, past the pool, with the application's role. Every wait
 * on the way has an end.
 */
final class WatchConnections {

    private static final int CONNECT_SECONDS = 3;
    private static final int SOCKET_SECONDS = 5;

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    WatchConnections(String url, String username, String password, String service) {
        source.setURL(url);
        source.setUser(username);
        source.setPassword(password);
        source.setApplicationName("opengate-" + service + "-watch");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
    }

    /** A connection whose next statement begins a read-only transaction. */
    Connection open() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
