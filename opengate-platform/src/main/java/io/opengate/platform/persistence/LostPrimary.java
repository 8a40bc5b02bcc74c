package io.opengate.platform.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Takes a connection out of the pool whose server says that it is read-only: it was the primary and is no longer, and the
 * next connection finds the new one. The pool knows broken connections by itself, but this one works. The transaction of a
 * broken one learns of it here.
 */
public final class LostPrimary implements SQLExceptionOverride {

    /** PostgreSQL: read_only_sql_transaction. */
    private static final String READ_ONLY = "25006";
    /** The class of connection exceptions. */
    private static final String CONNECTION = "08";
    /** admin_shutdown, crash_shutdown, cannot_connect_now, and their like. */
    private static final String SHUTDOWN = "57P";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN)) {
            LostConnection.noticed(failure);
        }
        return READ_ONLY.equals(state) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
