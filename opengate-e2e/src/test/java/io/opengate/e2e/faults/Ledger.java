package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.Http;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Every answer that the callers of a load got, and every resource that they wrote. */
final class Ledger {

    /** An answer: to what, when (ms since the load began), after how many ms. A status of 0 is no answer at all. */
    record Answered(String request, int status, String problem, String retryAfter, long at, long took, String text) {

        boolean refused() {
            return status == 503;
        }

        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    private final long begin = System.nanoTime();
    private final Queue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Written> resources = new ConcurrentLinkedQueue<>();

    void add(Written resource) {
        resources.add(resource);
    }

    List<Written> resources() {
        return List.copyOf(resources);
    }

    Answered add(String request, long sent, Http.Answer answer) {
        String type = answer.json().path("type").asString("");
        return keep(new Answered(
                request,
                answer.status(),
                type.substring(type.lastIndexOf('/') + 1),
                answer.header("Retry-After"),
                millis(sent - begin),
                millis(System.nanoTime() - sent),
                answer.text()));
    }

    Answered addBroken(String request, long sent, RuntimeException failure) {
        return keep(new Answered(
                request, 0, "", "", millis(sent - begin), millis(System.nanoTime() - sent), String.valueOf(failure)));
    }

    private Answered keep(Answered answered) {
        answers.add(answered);
        return answered;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    /** Every request was answered in time, by a success or by a 503 that says why and when to come back. */
    void assertOnlySuccessOrRefusal(Duration limit, String... problems) {
        assertThat(answers).isNotEmpty().allSatisfy(answered -> {
            if (!answered.succeeded()) {
                assertThat(answered.status()).as(answered.toString()).isEqualTo(503);
                assertThat(answered.retryAfter()).as(answered.toString()).matches("[0-9]+");
                assertThat(answered.problem()).as(answered.toString()).isIn((Object[]) problems);
            }
            assertThat(answered.took()).as(answered.toString()).isLessThan(limit.toMillis());
        });
    }

    Stream<Answered> refusals() {
        return answers.stream().filter(Answered::refused);
    }

    long successes() {
        return answers.stream().filter(Answered::succeeded).count();
    }

    /** What callers saw, as a row of a table. */
    String summary() {
        long refused = refusals().count();
        long first = refusals().mapToLong(Answered::at).min().orElse(0);
        long last = refusals()
                .mapToLong(answered -> answered.at() + answered.took())
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "%d answered | %d refused | refusals for %.1f s | longest answer %.1f s | longest refusal %.1f s",
                successes(),
                refused,
                (last - first) / 1000.0,
                answers.stream().mapToLong(Answered::took).max().orElse(0) / 1000.0,
                refusals().mapToLong(Answered::took).max().orElse(0) / 1000.0);
    }
}
