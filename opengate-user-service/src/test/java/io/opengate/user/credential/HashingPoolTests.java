package io.opengate.user.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opengate.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingPoolTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HashingPool pool = new HashingPool(settings(), meters);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);

    private static CredentialSettings settings() {
        return new CredentialSettings(
                new CredentialSettings.Argon2(7168, 1, 1),
                new CredentialSettings.Hashing(1, 1),
                new CredentialSettings.Guesses(
                        10, Duration.ofSeconds(1), Duration.ofMinutes(15), 100, Duration.ofHours(24)),
                256,
                Duration.ofDays(7));
    }

    @AfterEach
    void close() {
        hold.countDown();
        callers.close();
        pool.destroy();
    }

    private String slow() {
        return pool.compute(() -> {
            started.countDown();
            hold.await();
            return "hash";
        });
    }

    @Test
    void beyondTheQueueARequestIsToldToComeBack() throws Exception {
        CompletableFuture<String> running = CompletableFuture.supplyAsync(this::slow, callers);
        started.await();
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(this::slow, callers);
        while (meters.get("opengate.password.hash.queued").gauge().value() < 1) {
            Thread.onSpinWait();
        }

        assertThatThrownBy(this::slow).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(CredentialProblem.BUSY);
            assertThat(problem.type().status().value()).isEqualTo(503);
            assertThat(problem.properties()).containsKey("retryAfterSeconds");
        });
        assertThat(meters.get("opengate.password.hash.refused").counter().count())
                .isEqualTo(1);
        hold.countDown();
        assertThat(running.get()).isEqualTo("hash");
        assertThat(waiting.get()).isEqualTo("hash");
        assertThat(pool.compute(() -> "another")).isEqualTo("another");
        assertThat(meters.get("opengate.password.hash").timer().count()).isGreaterThanOrEqualTo(2);
    }
}
