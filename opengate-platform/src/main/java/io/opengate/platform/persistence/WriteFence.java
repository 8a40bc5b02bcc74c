package io.opengate.platform.persistence;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.FailureTranslation;
import io.opengate.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What holds writes back while a backup begins: an advisory lock of each database. Every transaction that may write
 * shares it from its first statement to its end; who holds it alone, knows that nothing is being written.
 */
public final class WriteFence implements FailureTranslation {

    /** The key of the advisory lock: "opengate" in ASCII. */
    public static final long KEY = 0x6f70656e67617465L;

    /** What {@code Retry-After} says to a fenced request, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(WriteFence.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    /** The first statement of a transaction that may write: it shares the fence, or learns that it may not. */
    static final Opening OPENING = Opening.asking(", pg_try_advisory_xact_lock_shared(" + KEY + ")", answer -> {
        if (!answer.getBoolean(2)) {
            throw new WriteFencedException();
        }
    });

    /**
     * What has to be written while a service starts: tried again until no backup holds it back. Nothing else is.
     *
     * @param work its own transactions, that change nothing where the fence holds them back
     */
    public static void patiently(Runnable work) {
        for (int attempt = 0; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!WriteFencedException.causes(e) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.atLevel(attempt == 0 ? Level.INFO : Level.DEBUG).log("a backup begins: the start waits for it");
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }

    @Override
    public Optional<ProblemException> translate(Throwable failure) {
        return WriteFencedException.causes(failure)
                ? Optional.of(new ProblemException(CommonProblem.UNAVAILABLE, "a backup begins: nothing can be changed")
                        .with("retryAfterSeconds", RETRY_AFTER_SECONDS))
                : Optional.empty();
    }
}
