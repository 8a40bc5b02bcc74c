package io.opengate.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The suite's time: what the reference clock said last, plus what has elapsed since by this machine's monotonic clock. The
 * machine's own wall clock serves until the reference was first asked, and for telling how far the two are apart.
 *
 * <p>It never goes back: where the reference does, it stands still until that has caught up. A token issued before a step
 * back would otherwise be later than a revocation after it.
 */
public final class SharedClock extends Clock {

    /** Answers that took longer say too little of when the reference was read. */
    private static final long USEFUL_NANOS = 250_000_000L;

    /** Differences within a round trip are none. */
    private static final long PRECISION_MILLIS = 2;

    private final Clock machine;
    private final LongSupplier nanos;
    private final long toleranceMillis;
    private final AtomicLong latest = new AtomicLong();
    private volatile Anchor anchor;

    /** What the reference said, and when by the monotonic clock; not yet known at first. */
    private record Anchor(boolean known, long millis, long nanos, long machineAhead, long stepBack) {}

    /**
     * A clock that has not asked the reference yet.
     *
     * @param nanos a monotonic clock of nanoseconds
     * @param tolerance how far machine and reference may be apart, and how far the reference may go back
     */
    public SharedClock(Clock machine, LongSupplier nanos, Duration tolerance) {
        this.machine = machine;
        this.nanos = nanos;
        this.toleranceMillis = tolerance.toMillis();
        this.anchor = new Anchor(false, 0, 0, 0, 0);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        long now = reference();
        return latest.accumulateAndGet(now, Math::max);
    }

    private long reference() {
        Anchor present = anchor;
        return present.known()
                ? present.millis() + (nanos.getAsLong() - present.nanos()) / 1_000_000
                : machine.millis();
    }

    /**
     * Takes over what the reference said.
     *
     * @param millis its time
     * @param asked when it was asked, by the monotonic clock
     * @param answered when it answered
     */
    public void observe(long millis, long asked, long answered) {
        Anchor present = anchor;
        if (present.known() && answered - asked > USEFUL_NANOS) {
            return;
        }
        long middle = asked + (answered - asked) / 2;
        long elapsed = (nanos.getAsLong() - middle) / 1_000_000;
        long machineAhead = machine.millis() - (millis + elapsed);
        long error = (answered - asked) / 2_000_000 + PRECISION_MILLIS;
        boolean agrees = present.known() && Math.abs(reference() - (millis + elapsed)) <= error;
        long back = present.known() ? Math.max(0, latest.get() - (millis + elapsed)) : 0;
        anchor = agrees
                ? new Anchor(true, present.millis(), present.nanos(), machineAhead, back)
                : new Anchor(true, millis, middle, machineAhead, back);
        if (!present.known()) {
            // what the machine's own clock said does not hold the shared one back
            latest.set(0);
        }
    }

    /** Whether the reference has been asked, and its time is within the tolerance of the machine's and of what it said before. */
    public boolean trusted() {
        Anchor present = anchor;
        return present.known()
                && Math.abs(present.machineAhead()) <= toleranceMillis
                && present.stepBack() <= toleranceMillis;
    }

    /** Whether the reference has been asked. */
    public boolean known() {
        return anchor.known();
    }

    /** How far this machine's clock is ahead of the reference; negative when it is behind. */
    public Duration machineAhead() {
        return Duration.ofMillis(anchor.machineAhead());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the suite's time is UTC");
    }
}
