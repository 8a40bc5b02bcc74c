package io.opengate.platform.watch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last sample of something that is slow to ask. Whoever asks while it is older than the interval has another one
 * taken, by one thread at a time, and waits for it a moment only; a sample that is too old is not answered at all, so
 * that a store that has died does not look alive.
 *
 * @param <T> what one sample holds
 */
public final class Sampler<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    /**
     * How often, how patiently, how long.
     *
     * @param interval the least time between two samples
     * @param patience the longest that somebody who asks waits for a new one
     * @param staleAfter the age at which a sample is no longer answered
     */
    public record Pace(Duration interval, Duration patience, Duration staleAfter) {}

    /** Takes one sample; gives up by itself where the store hangs. */
    @FunctionalInterface
    public interface Source<T> {
        T read() throws Exception;
    }

    private record Taken<T>(T value, long at) {}

    private final String name;
    private final Source<T> source;
    private final Pace pace;
    private final LongSupplier nanoTime;

    private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();

    private volatile @Nullable Taken<T> last;
    private volatile boolean failing;
    private @Nullable CompletableFuture<Void> running;
    private long attemptedAt;
    private boolean attempted;

    /** A sampler that says {@code name} in the log when the store stops answering. */
    public Sampler(String name, Source<T> source, Pace pace, LongSupplier nanoTime) {
        this.name = name;
        this.source = source;
        this.pace = pace;
        this.nanoTime = nanoTime;
    }

    /** Has the listener told of every sample from now on. */
    public void onSample(Consumer<T> listener) {
        listeners.add(listener);
    }

    /** The newest sample; empty where there is none, or none that is young enough to be believed. */
    public Optional<T> latest() {
        await(refresh());
        Taken<T> now = last;
        return now == null || isStale(now) ? Optional.empty() : Optional.of(now.value());
    }

    /** The newest sample without having another taken, however old; empty before the first. */
    public Optional<T> known() {
        return Optional.ofNullable(last).map(Taken::value);
    }

    /** Whether the store answered when it was last asked. */
    public boolean up() {
        return latest().isPresent() && !failing;
    }

    /** Seconds since the newest sample was taken; NaN before the first. */
    public double ageSeconds() {
        await(refresh());
        Taken<T> now = last;
        return now == null ? Double.NaN : (nanoTime.getAsLong() - now.at()) / 1e9;
    }

    private boolean isStale(Taken<T> sample) {
        return nanoTime.getAsLong() - sample.at() > pace.staleAfter().toNanos();
    }

    /** The sample being taken, which is started where one is due; null where the last one is young enough. */
    private synchronized @Nullable CompletableFuture<Void> refresh() {
        CompletableFuture<Void> current = running;
        if (current != null && !current.isDone()) {
            return elapsed() < pace.patience().toNanos() ? current : null;
        }
        if (attempted && elapsed() < pace.interval().toNanos()) {
            return null;
        }
        attempted = true;
        attemptedAt = nanoTime.getAsLong();
        CompletableFuture<Void> started = new CompletableFuture<>();
        running = started;
        Thread.ofVirtual().name("sampler-" + name).start(() -> take(started));
        return started;
    }

    private long elapsed() {
        return nanoTime.getAsLong() - attemptedAt;
    }

    private void take(CompletableFuture<Void> done) {
        try {
            T value = Objects.requireNonNull(source.read());
            last = new Taken<>(value, nanoTime.getAsLong());
            listeners.forEach(listener -> listener.accept(value));
            if (failing) {
                LOG.info("{} can be watched again", name);
            }
            failing = false;
        } catch (Exception e) {
            if (!failing) {
                LOG.warn("{} cannot be watched: {}", name, e.toString());
            }
            failing = true;
        } finally {
            done.complete(null);
        }
    }

    private void await(@Nullable CompletableFuture<Void> sample) {
        if (sample == null) {
            return;
        }
        try {
            sample.get(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("{} answers slowly", name);
        }
    }
}
