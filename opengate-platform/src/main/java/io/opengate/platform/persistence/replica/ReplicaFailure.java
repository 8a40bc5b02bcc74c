package io.opengate.platform.persistence.replica;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.UnexpectedRollbackException;

/** Tells a failure of the replica from one of the work: only the first is cured by reading from the primary. */
final class ReplicaFailure {

    private static final int DEEP = 16;

    /** Connection, shutdown or no memory, too many connections, wrong role, no such database: the replica as a whole. */
    private static final Set<String> DOWN = Set.of("08", "57", "53", "28", "3D", "58", "XX");

    /**
     * A conflict with what is being replayed, a deadlock with it, a cancelled statement; a table or column that a
     * migration made and the replica has not replayed.
     */
    private static final Set<String> CURED_ELSEWHERE = Set.of("40001", "40P01", "42P01", "42703", "42883");

    /** Cancelled by a timeout: the primary would only be as busy. */
    private static final String CANCELLED = "57014";

    private ReplicaFailure() {}

    /** Why the server refused the work with the first statement already; empty where it did not. */
    static Optional<Reason> unfit(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEP; depth++) {
            if (cause instanceof UnfitReplicaException unfit) {
                return Optional.of(unfit.reason());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** What the failure says of the replica; empty where it says nothing, as for every failure of the work itself. */
    static Optional<Reason> of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEP; depth++) {
            if (cause instanceof UnexpectedRollbackException) {
                // where its connection broke, Hibernate's find() answers that there is nothing (HHH-12472)
                return Optional.of(Reason.FAILED);
            }
            if (cause instanceof SQLException sql) {
                return of(String.valueOf(sql.getSQLState()));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** What the failure began with, in a line that holds no statement. */
    static String root(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEP; depth++) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    private static Optional<Reason> of(String state) {
        if (state.equals(CANCELLED)) {
            return Optional.empty();
        }
        if (state.length() == 5 && DOWN.contains(state.substring(0, 2))) {
            return Optional.of(Reason.DOWN);
        }
        return CURED_ELSEWHERE.contains(state) ? Optional.of(Reason.FAILED) : Optional.empty();
    }
}
