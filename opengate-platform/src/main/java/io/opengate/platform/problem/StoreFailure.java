package io.opengate.platform.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a store itself said of its failure: the SQL state of PostgreSQL (its manual, appendix A), or the first word of
 * Redis' error. Says more than the exception around it, which differs with the library and the moment.
 */
final class StoreFailure {

    /** PostgreSQL: disk_full. */
    private static final String DISK_FULL = "53100";

    /**
     * Connection exceptions, insufficient resources, operator intervention (shutdown, crash, starting up), system
     * errors: the next try may find it mended.
     */
    private static final Set<String> DOWN_CLASSES = Set.of("08", "53", "57", "58");

    /**
     * A server that is read-only, since another one is the primary now; a serialization failure, a deadlock, a lock that
     * was not to be had in time, and a transaction that was ended for being idle: none of them changed anything.
     */
    private static final Set<String> DOWN_STATES =
            Set.of("25006", "40001", "40P01", "40003", "55P03", "25P03", "25P04");

    /** Redis: it cannot write its file, loads it, has no master or no memory, is a replica, or runs a long script. */
    private static final Set<String> REDIS_DOWN = Set.of(
            "MISCONF", "OOM", "LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "NOREPLICAS");

    /** Redis: the file that it cannot write, and the memory that is full. */
    private static final Set<String> REDIS_FULL = Set.of("MISCONF", "OOM");

    /** What a command answered that a script called stands at the end of the script's error. */
    private static final Pattern IN_A_SCRIPT = Pattern.compile("^ERR Error running script .*: -([A-Z]+) ");

    private StoreFailure() {}

    /** The problem that this one exception (not its causes) stands for, as far as a store said so. */
    static Optional<CommonProblem> of(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return sql(sql);
        }
        return failure.getClass().getName().startsWith("io.lettuce.core.Redis")
                ? redis(failure.getMessage())
                : Optional.empty();
    }

    private static Optional<CommonProblem> sql(SQLException failure) {
        String state = failure.getSQLState();
        if (DISK_FULL.equals(state)) {
            return Optional.of(CommonProblem.STORAGE_FULL);
        }
        if (state == null) {
            // the pool's own answer for a connection that was taken out of it while it was used
            return "Connection is closed".equals(failure.getMessage())
                    ? Optional.of(CommonProblem.UNAVAILABLE)
                    : Optional.empty();
        }
        boolean down =
                DOWN_STATES.contains(state) || (state.length() == 5 && DOWN_CLASSES.contains(state.substring(0, 2)));
        return down ? Optional.of(CommonProblem.UNAVAILABLE) : Optional.empty();
    }

    private static Optional<CommonProblem> redis(@Nullable String message) {
        String said = message == null ? "" : message;
        Matcher script = IN_A_SCRIPT.matcher(said);
        String word = script.find() ? script.group(1) : said.split(" ", 2)[0];
        if (REDIS_FULL.contains(word)) {
            return Optional.of(CommonProblem.STORAGE_FULL);
        }
        return REDIS_DOWN.contains(word) ? Optional.of(CommonProblem.UNAVAILABLE) : Optional.empty();
    }
}
