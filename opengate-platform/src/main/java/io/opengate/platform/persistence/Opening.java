package io.opengate.platform.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The first statement of a transaction: it tells the realm, and may ask for more in the same round trip. */
public final class Opening {

    static final String TELL = "select set_config('opengate.realm', ?, true)";

    /** Asks for nothing else. */
    static final Opening PLAIN = new Opening("", answer -> {});

    private final String statement;
    private final Check check;

    private Opening(String columns, Check check) {
        this.statement = TELL + columns;
        this.check = check;
    }

    /**
     * An opening that asks for these columns too.
     *
     * @param columns SQL that begins with a comma; the first of them is column 2 of the answer
     */
    public static Opening asking(String columns, Check check) {
        return new Opening(columns, check);
    }

    String statement() {
        return statement;
    }

    void check(ResultSet answer) throws SQLException {
        check.check(answer);
    }

    /** Looks at the answer, of which it gets the only row, and throws where the transaction must not go on. */
    @FunctionalInterface
    public interface Check {
        void check(ResultSet answer) throws SQLException;
    }
}
