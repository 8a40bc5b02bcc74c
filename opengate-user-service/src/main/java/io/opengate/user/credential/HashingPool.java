package io.opengate.user.credential;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opengate.platform.problem.ProblemException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Computes a bounded number of hashes at a time, on threads of its own: a hash would hold the carrier thread of a virtual
 * thread, and many at once would exhaust the memory. Beyond a bounded queue it refuses at once.
 */
@Component
class HashingPool implements DisposableBean {

    private static final int RETRY_AFTER_SECONDS = 2;

    private final ThreadPoolExecutor threads;
    private final Timer time;
    private final Counter refusals;

    HashingPool(CredentialSettings settings, MeterRegistry meters) {
        int count = settings.hashing().threadCount();
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.hashing().queue()),
                Thread.ofPlatform().name("password-hash-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        this.time = Timer.builder("opengate.password.hash")
                .description("Time that a password hash takes, without waiting for its turn")
                .register(meters);
        this.refusals = Counter.builder("opengate.password.hash.refused")
                .description("Password hashes that found the queue full")
                .register(meters);
        Gauge.builder(
                        "opengate.password.hash.queued",
                        threads,
                        pool -> pool.getQueue().size())
                .description("Password hashes that wait for their turn")
                .register(meters);
        Gauge.builder("opengate.password.hash.active", threads, ThreadPoolExecutor::getActiveCount)
                .description("Password hashes that are being computed")
                .register(meters);
    }

    /**
     * The result of the work, which is one hash.
     *
     * @throws ProblemException 503 with {@code Retry-After} if too many are waiting
     */
    <T> T compute(Callable<T> hash) {
        Future<T> result;
        try {
            result = threads.submit(() -> time.recordCallable(hash));
        } catch (RejectedExecutionException e) {
            refusals.increment();
            throw new ProblemException(CredentialProblem.BUSY, "Too many passwords are being checked at once.")
                    .with("retryAfterSeconds", RETRY_AFTER_SECONDS);
        }
        return await(result);
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
