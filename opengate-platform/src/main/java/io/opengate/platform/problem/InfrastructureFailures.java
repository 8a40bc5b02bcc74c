package io.opengate.platform.problem;

import java.util.Optional;
import java.util.Set;

/**
 * Knows the failures of the stores by name, so that a service without a database needs no database library: a store
 * that is down or full is 503 with {@code Retry-After}, a lost race 412, a broken unique key 409.
 */
public final class InfrastructureFailures implements FailureTranslation {

    private static final Set<String> DOWN = Set.of(
            "io.opengate.platform.service.PeerUnavailableException",
            "org.springframework.data.redis.RedisConnectionFailureException",
            "org.springframework.dao.QueryTimeoutException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.TransientDataAccessResourceException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionTimedOutException",
            "org.hibernate.TransactionException",
            "org.hibernate.exception.JDBCConnectionException",
            "org.springframework.jdbc.CannotGetJdbcConnectionException",
            "io.lettuce.core.RedisConnectionException",
            "io.lettuce.core.RedisCommandTimeoutException",
            "java.sql.SQLTransientConnectionException",
            "java.sql.SQLNonTransientConnectionException");
    private static final Set<String> LOST_RACE = Set.of(
            "org.springframework.dao.OptimisticLockingFailureException",
            "org.springframework.orm.ObjectOptimisticLockingFailureException",
            "jakarta.persistence.OptimisticLockException");
    private static final Set<String> TAKEN = Set.of("org.springframework.dao.DuplicateKeyException");
    private static final Set<String> UNREADABLE = Set.of("org.apache.tomcat.util.http.InvalidParameterException");
    private static final int DEEP = 12;

    @Override
    public Optional<ProblemException> translate(Throwable failure) {
        Optional<CommonProblem> said = whatTheStoreSaid(failure);
        if (said.isPresent()) {
            return said.map(problem -> new ProblemException(problem, null));
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEP; depth++) {
            if (isOneOf(cause, DOWN)) {
                return Optional.of(new ProblemException(CommonProblem.UNAVAILABLE, null));
            }
            if (isOneOf(cause, UNREADABLE)) {
                return Optional.of(
                        new ProblemException(CommonProblem.INVALID_REQUEST, "a parameter is not correctly encoded"));
            }
            if (isOneOf(cause, LOST_RACE)) {
                return Optional.of(new ProblemException(CommonProblem.STALE_VERSION, null));
            }
            if (isOneOf(cause, TAKEN) || isBrokenUniqueKey(cause)) {
                return Optional.of(new ProblemException(CommonProblem.CONFLICT, null));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<CommonProblem> whatTheStoreSaid(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEP; depth++) {
            Optional<CommonProblem> said = StoreFailure.of(cause);
            if (said.isPresent()) {
                return said;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static boolean isOneOf(Throwable failure, Set<String> names) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Hibernate's translation does not tell a broken unique key from other broken constraints; PostgreSQL's text does. */
    private static boolean isBrokenUniqueKey(Throwable failure) {
        return failure.getClass().getName().equals("org.springframework.dao.DataIntegrityViolationException")
                && String.valueOf(failure.getMessage()).contains("duplicate key");
    }
}
