package io.opengate.user.replica;

import static org.awaitility.Awaitility.await;

import io.opengate.testkit.http.TestHttp;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Callers that read without a pause until they are stopped. */
final class Load {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean running = true;

    private Load() {}

    static Load start(int callers, Supplier<Person> people, String user) {
        Load load = new Load();
        for (int caller = 0; caller < callers; caller++) {
            load.threads.execute(() -> load.read(people.get(), user));
        }
        return load;
    }

    private void read(Person person, String user) {
        while (running) {
            try {
                TestHttp.Answer answer = person.get(user);
                if (answer.status() != 200) {
                    failures.add(answer.status() + " " + answer.text());
                }
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
            answered.incrementAndGet();
        }
    }

    /** Waits until so many more requests have been answered. */
    void awaitMore(long requests) {
        long goal = answered.get() + requests;
        await().atMost(Duration.ofMinutes(5)).until(() -> answered.get() >= goal);
    }

    /** How many requests were answered. */
    long answered() {
        return answered.get();
    }

    /** Ends the load and returns what failed. */
    List<String> stop() {
        running = false;
        threads.close();
        return List.copyOf(failures);
    }
}
