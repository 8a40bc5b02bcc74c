package io.opengate.platform.events;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Whether this instance knows what happened elsewhere: it is fresh while it has read the stream to its end and heard a
 * heartbeat within the last second.
 */
public final class StreamHealth {

    private static final long NEVER = Long.MIN_VALUE;

    private final long freshNanos;
    private final LongSupplier nanos;
    private final AtomicLong heardAt = new AtomicLong(NEVER);

    /** Creates the health of one instance's stream, on a monotonic clock of nanoseconds. */
    public StreamHealth(Duration freshness, LongSupplier nanos) {
        this.freshNanos = freshness.toNanos();
        this.nanos = nanos;
    }

    /** Returns whether what this instance caches and knows of revocations may be trusted now. */
    public boolean fresh() {
        long heard = heardAt.get();
        return heard != NEVER && nanos.getAsLong() - heard < freshNanos;
    }

    /** Returns the age of the last heartbeat, a day if none was heard. */
    public Duration age() {
        long heard = heardAt.get();
        return heard == NEVER ? Duration.ofDays(1) : Duration.ofNanos(nanos.getAsLong() - heard);
    }

    long now() {
        return nanos.getAsLong();
    }

    void heard(long at) {
        heardAt.set(at);
    }

    /** The next answer of {@link #fresh} is no until a heartbeat is heard again. */
    void lost() {
        heardAt.set(NEVER);
    }
}
