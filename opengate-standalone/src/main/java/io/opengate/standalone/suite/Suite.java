package io.opengate.standalone.suite;

import io.opengate.platform.persistence.migration.SchemaRefusedException;
import io.opengate.standalone.config.Service;
import io.opengate.standalone.config.StartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The running services of this JVM. */
public final class Suite implements AutoCloseable {

    private final ServiceLoader loader;
    private final ServiceSettings settings;
    private final Map<Service, ConfigurableApplicationContext> running = new ConcurrentHashMap<>();

    public Suite(Path services, ServiceSettings settings) {
        this.loader = new ServiceLoader(services);
        this.settings = settings;
    }

    /**
     * Starts every service, all at once.
     *
     * @param progress told of each service that is ready, with the milliseconds it took
     * @throws StartFailure naming the first service that did not start
     */
    public void start(BiConsumer<Service, Long> progress) {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        long begin = System.nanoTime();
        for (Service service : Service.values()) {
            Thread.ofPlatform().name("start-" + service.id()).start(() -> outcomes.add(outcome(service)));
        }
        try {
            for (int i = 0; i < Service.values().length; i++) {
                Outcome outcome = outcomes.take();
                if (outcome.failure() != null) {
                    throw new StartFailure(
                            "the " + outcome.service().id() + " service did not start: " + message(outcome.failure()),
                            outcome.failure());
                }
                progress.accept(outcome.service(), (System.nanoTime() - begin) / 1_000_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("the start was interrupted", e);
        }
    }

    private record Outcome(Service service, @Nullable Throwable failure) {}

    private Outcome outcome(Service service) {
        try {
            running.put(service, loader.start(service, settings.of(service)));
            return new Outcome(service, null);
        } catch (RuntimeException | LinkageError failure) {
            return new Outcome(service, failure);
        }
    }

    private static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SchemaRefusedException)) {
            cause = cause.getCause();
        }
        return cause instanceof SchemaRefusedException refusal
                ? refusal.getMessage() + "\n" + refusal.action()
                : String.valueOf(cause.getMessage());
    }

    /** Stops every service: first the gateway, so that no request is cut, then the others at once. */
    @Override
    public void close() {
        ConfigurableApplicationContext gateway = running.remove(Service.GATEWAY);
        if (gateway != null) {
            gateway.close();
        }
        List<Thread> threads = running.values().stream()
                .map(context -> Thread.ofPlatform().name("stop").start(context::close))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
