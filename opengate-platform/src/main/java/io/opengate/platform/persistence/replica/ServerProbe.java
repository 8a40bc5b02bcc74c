package io.opengate.platform.persistence.replica;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection of our own to a server, to ask a short question again and again; made anew where it broke. */
final class ServerProbe implements AutoCloseable {

    private static final int CONNECT_SECONDS = 1;

    private final PGSimpleDataSource server;
    private final Duration timeout;
    private final String question;
    private @Nullable Connection connection;

    ServerProbe(String url, String user, String password, String name, Duration timeout, String question) {
        this.server = new PGSimpleDataSource();
        server.setURL(url);
        server.setUser(user);
        server.setPassword(password);
        server.setConnectTimeout(CONNECT_SECONDS);
        server.setLoginTimeout(CONNECT_SECONDS);
        server.setApplicationName(name);
        this.timeout = timeout;
        this.question = question;
    }

    /** Whether the address names several servers, so that a new connection may meet another one. */
    boolean ofSeveral() {
        return server.getServerNames().length > 1;
    }

    /** What a row tells. */
    @FunctionalInterface
    interface Answer<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Asks; a failure leaves no connection behind. */
    <T> T ask(Answer<T> answer) throws SQLException {
        try {
            try (Statement statement = open().createStatement();
                    ResultSet rows = statement.executeQuery(question)) {
                rows.next();
                return answer.of(rows);
            }
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = server.getConnection();
            known.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
            connection = known;
        }
        return known;
    }

    @Override
    public void close() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.abort(Runnable::run);
            } catch (SQLException gone) {
                // it was broken before
            }
        }
    }
}
