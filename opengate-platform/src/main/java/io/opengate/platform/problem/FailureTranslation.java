package io.opengate.platform.problem;

import java.util.Optional;

/** Tells what an exception of a library means to the caller. The first translation that knows it wins. */
@FunctionalInterface
public interface FailureTranslation {

    /** The problem that the failure is, or empty if this translation does not know it. */
    Optional<ProblemException> translate(Throwable failure);
}
