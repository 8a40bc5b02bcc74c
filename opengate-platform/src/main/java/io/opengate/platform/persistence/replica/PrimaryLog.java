package io.opengate.platform.persistence.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where the primary's log ended, and when: from it and the place that a replica has replayed follows how far that is
 * behind, by our own clock alone. A primary that writes nothing has no lag, one that cannot be asked has more and more.
 */
final class PrimaryLog {

    private static final int MOST = 4096;
    /** Between two samples all is well. */
    private static final Duration SILENCE = Duration.ofSeconds(2);
    /** What the primary may have written since it was last asked, with room to spare. */
    private static final long AHEAD_BYTES = 256L << 20;

    private record Sample(Position end, long at) {}

    private final Deque<Sample> open = new ArrayDeque<>();
    private Sample newest = new Sample(new Position(0, 0), System.nanoTime());
    private long identifier;

    /** Notes where the log of that system ends now. */
    synchronized void sampled(Position end, long system, long now) {
        if (newest.end().timeline() != end.timeline()) {
            open.clear();
        }
        if (open.isEmpty() || open.getLast().end().compareTo(end) < 0) {
            open.addLast(new Sample(end, now));
        }
        if (open.size() > MOST) {
            Sample oldest = open.removeFirst();
            open.removeFirst();
            open.addFirst(oldest);
        }
        newest = new Sample(end, now);
        identifier = system;
    }

    /** The history that the primary writes; 0 while it was never asked. */
    synchronized int timeline() {
        return newest.end().timeline();
    }

    /** Whether the primary can have written that: of another history, or far beyond its end, it cannot. */
    synchronized boolean mayHold(Position place) {
        Position end = newest.end();
        return place.timeline() == end.timeline() && place.lsn() - end.lsn() <= AHEAD_BYTES;
    }

    /** Which installation it is. */
    synchronized long system() {
        return identifier;
    }

    /** How long the oldest end that is not replayed yet has been waiting to be. */
    synchronized Duration lag(Position replayed, long now) {
        while (!open.isEmpty() && open.getFirst().end().lsn() <= replayed.lsn()) {
            open.removeFirst();
        }
        Duration unasked = Duration.ofNanos(now - newest.at());
        if (open.isEmpty()) {
            return unasked.compareTo(SILENCE) > 0 ? unasked : Duration.ZERO;
        }
        return Duration.ofNanos(now - open.getFirst().at());
    }
}
