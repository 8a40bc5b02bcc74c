package io.opengate.platform.id;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 that grow strictly within one instance: a 12-bit counter continues a millisecond (RFC 9562 §6.2,
 * method 1), the remaining 62 bits are random.
 */
public final class TimeOrderedIds implements Ids {

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
        long tick = last.updateAndGet(before -> Math.max(now, before + 1));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfff);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
