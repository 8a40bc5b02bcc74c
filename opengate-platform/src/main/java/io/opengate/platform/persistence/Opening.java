package io.opengate.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The first statement of a transaction: it tells the realm, and may ask for more in the same round trip. */
public final class Opening {

    static final String TELL = "select set_config('opengate.realm', ?, true)";

    /** Asks for nothing else. */
    static final Opening PLAIN = new Opening("", Duration.ZERO, answer -> {});

    private final String statement;
    private final Duration within;
    private final Check check;

    private Opening(String columns, Duration within, Check check) {
        this.statement = TELL + columns;
        this.within = within;
        this.check = check;
    }

    /**
     * An opening that asks for these columns too.
     *
     * @param columns SQL that begins with a comma; the first of them is column 2 of the answer
     */
    static Opening asking(String columns, Check check) {
        return new Opening(columns, Duration.ZERO, check);
    }

    /**
     * An opening that asks for these columns too.
     *
     * @param columns SQL that begins with a comma; the first of them is column 2 of the answer
     * @param within how long the answer may take before the connection counts as broken; zero for as long as any statement
     */
    public static Opening asking(String columns, Duration within, Check check) {
        return new Opening(columns, within, check);
    }

    /** Sends it as the first statement of a transaction and looks at the answer. */
    void send(Connection connection, String realm) throws SQLException {
        if (within.isZero()) {
            ask(connection, realm);
            return;
        }
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(within.toMillis()));
        ask(connection, realm);
        // after a failure the pool sets it back, or the connection is broken
        connection.setNetworkTimeout(Runnable::run, usual);
    }

    private void ask(Connection connection, String realm) throws SQLException {
        try (PreparedStatement tell = connection.prepareStatement(statement)) {
            tell.setString(1, realm);
            try (ResultSet answer = tell.executeQuery()) {
                answer.next();
                check.check(answer);
            }
        }
    }

    /** Looks at the answer, of which it gets the only row, and throws where the transaction must not go on. */
    @FunctionalInterface
    public interface Check {
        void check(ResultSet answer) throws SQLException;
    }
}
