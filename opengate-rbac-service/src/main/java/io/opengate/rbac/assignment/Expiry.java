package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemException;
import java.time.Instant;

/** The rule for when an assignment may end: in the future, and at a time that RFC 3339 can write. */
final class Expiry {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Expiry() {}

    /** Refuses an end that has passed, or that no other system could read. */
    static void require(Instant end, Instant now) {
        if (!end.isAfter(now)) {
            throw invalid("must be in the future");
        }
        if (end.isAfter(LATEST)) {
            throw invalid("must be before the year 10000");
        }
    }

    private static ProblemException invalid(String message) {
        return new ProblemException(AssignmentProblem.INVALID, null).violation("expiresAt", message);
    }
}
