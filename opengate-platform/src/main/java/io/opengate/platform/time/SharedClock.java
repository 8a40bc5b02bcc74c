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
 *
 * <p>What the reference says beyond the tolerance is told and ends the trust, but moves nothing: one wrong answer would
 * otherwise hold the time still until the right one has caught up with it, or forget revocations as too old.
 */
public final class SharedClock extends Clock {

    /** Answers that took longer say too little of when the reference was read. */
    private static final long USEFUL_NANOS = 250_000_000L;

    /** Differences within a round trip are none. */
    private static final long PRECISION_MILLIS = 2;

    private final Clock machine;
    private final LongSupplier nanos;
    private final long toleranceMillis;
    private volatile Anchor anchor;

    /**
     * What the reference said, and when by the monotonic clock; not yet known at first.
     *
     * @param sound whether it was within the tolerance of the machine's clock
     * @param said how far ahead of the reference's last answer, be it taken over or not, the machine's clock was
     * @param stepBack how far that answer was behind the time that was told before
     * @param latest the latest time that was told since there is a sound one
     */
    private record Anchor(
            boolean known, boolean sound, long millis, long nanos, long said, long stepBack, AtomicLong latest) {}

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
        this.anchor = new Anchor(false, false, 0, 0, 0, 0, new AtomicLong());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        Anchor present = anchor;
        return present.latest().accumulateAndGet(reference(present), Math::max);
    }

    private long reference(Anchor present) {
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
        long now = millis + (nanos.getAsLong() - middle) / 1_000_000;
        long ahead = machine.millis() - now;
        boolean sound = tolerated(ahead);
        // a clock that nobody read since remembers what it would have said
        long back = present.sound() ? Math.max(0, millis() - now) : 0;
        long error = (answered - asked) / 2_000_000 + PRECISION_MILLIS;
        boolean keep = present.sound() && (!sound || Math.abs(reference(present) - now) <= error);
        // what was told before there was a sound time, nobody was served with: it does not hold back
        AtomicLong latest = present.sound() ? present.latest() : new AtomicLong();
        anchor = keep
                ? new Anchor(true, true, present.millis(), present.nanos(), ahead, back, latest)
                : new Anchor(true, sound, millis, middle, ahead, back, latest);
    }

    /**
     * Whether the reference has been asked, and its time is within the tolerance of what it said before and of the machine's,
     * then and now: a machine that was suspended has a monotonic clock that stood still.
     */
    public boolean trusted() {
        Anchor present = anchor;
        return present.sound()
                && tolerated(present.said())
                && tolerated(machine.millis() - reference(present))
                && present.stepBack() <= toleranceMillis;
    }

    private boolean tolerated(long difference) {
        return -toleranceMillis <= difference && difference <= toleranceMillis;
    }

    /** Whether the reference has been asked. */
    public boolean known() {
        return anchor.known();
    }

    /** How far this machine's clock was ahead of the reference when that answered last; negative when it was behind. */
    public Duration machineAhead() {
        return Duration.ofMillis(anchor.said());
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
