package io.opengate.user.account.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.user.account.InvalidText;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads checked values out of a request's fields and gathers every rule that is broken. */
final class FieldReader {

    private final ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, null);

    /** The value of a field, or null where it is absent or wrong. */
    <S, T> @Nullable T read(String field, @Nullable S given, Function<S, T> parse) {
        if (given == null) {
            return null;
        }
        try {
            return parse.apply(given);
        } catch (InvalidText e) {
            problem.violation(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The whole, if no field was wrong; a rule between fields is told of the one that is named here. */
    <T> T build(String field, Supplier<T> whole) {
        refuseViolations();
        try {
            return whole.get();
        } catch (InvalidText e) {
            throw problem.violation(field, String.valueOf(e.getMessage()));
        }
    }

    /** A value that must be there, as bean validation has made sure. */
    <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    void refuseViolations() {
        if (!problem.violations().isEmpty()) {
            throw problem;
        }
    }
}
