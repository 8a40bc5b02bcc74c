package io.opengate.platform.id;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 that grow strictly within one instance: a 12-bit counter continues a millisecond (RFC 9562 §6.2,
 * method 1), the remaining 62 bits are random. They go back only where the clock does by more than a second: the time in a
 * token's id decides whether a revocation ended it, so a clock that was wrong once must not be in what follows.
 */
public final class TimeOrderedIds implements Ids {

    /** No instance makes so many ids that the counter runs ahead of the clock by this. */
    private static final long AHEAD = 1_000L << 12;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long now = clock.millis() << 12;
        long tick = last.updateAndGet(before -> before - now > AHEAD ? now : Math.max(now, before + 1));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfff);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
