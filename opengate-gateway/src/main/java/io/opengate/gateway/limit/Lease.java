package io.opengate.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests that were taken from an allowance in advance, for use within a second. A busy key asks Redis once for many
 * requests; a quiet one asks each time and holds nothing.
 */
final class Lease {

    private static final long LIFETIME = Duration.ofSeconds(1).toNanos();

    /** No gateway holds more than this part of a burst. */
    private static final int SHARE = 20;

    private final AtomicLong left = new AtomicLong();
    private volatile long takenAt;
    private volatile int size = 1;

    /** Whether a request was still there; it is used up then. */
    boolean use(long now) {
        return left.get() > 0 && now - takenAt < LIFETIME && left.getAndDecrement() > 0;
    }

    /** How many to take next: twice as many where the last ones did not last, one where they were not needed. */
    int nextSize(Allowance allowance, long now) {
        int most = Math.max(1, allowance.burst() / SHARE);
        return now - takenAt < LIFETIME ? Math.min(most, size * 2) : 1;
    }

    /** Notes that so many were taken, of which one is used at once. */
    void took(int taken, long now) {
        if (now - takenAt < LIFETIME) {
            left.updateAndGet(before -> Math.max(0, before) + taken - 1);
        } else {
            left.set(taken - 1L);
        }
        size = taken;
        takenAt = now;
    }
}
