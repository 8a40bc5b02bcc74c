package io.opengate.platform.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Takes a connection out of the pool whose server says that it is read-only: it was the primary and is no longer, and the
 * next connection finds the new one. The pool knows broken connections by itself, but this one works.
 */
public final class LostPrimary implements SQLExceptionOverride {

    /** PostgreSQL: read_only_sql_transaction. */
    private static final String READ_ONLY = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
