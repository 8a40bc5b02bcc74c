package io.opengate.platform.persistence.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the primary's log ended, and when: from it and the place that a replica has replayed follows how far that is
 * behind, by our own clock alone. A primary that writes nothing has no lag, one that cannot be asked has more and more.
 * Any number of replicas may be judged by it.
 */
final class PrimaryLog {

    private static final int MOST = 4096;
    /** Between two that are kept, so that requests that make us look more often do not shorten what is remembered. */
    private static final Duration APART = Duration.ofMillis(100);
    /** Between two samples all is well. */
    private static final Duration SILENCE = Duration.ofSeconds(2);
    /** Of a replica that has not reached the first end that is known: it may have stood still for days. */
    private static final Duration UNKNOWN = Duration.ofDays(365);
    /** What the primary may have written since it was last asked, with room to spare. */
    private static final long AHEAD_BYTES = 256L << 20;

    private record Sample(Position end, long at) {}

    /** In the order of both ends and times; the older, the farther apart. */
    private final List<Sample> ends = new ArrayList<>();

    private Sample newest = new Sample(new Position(0, 0), System.nanoTime());
    private long identifier;

    /** Notes where the log of that system ends now. */
    synchronized void sampled(Position end, long system, long now) {
        if (newest.end().timeline() != end.timeline()) {
            ends.clear();
        }
        if (ends.isEmpty() || isNews(ends.getLast(), end, now)) {
            ends.add(new Sample(end, now));
        }
        if (ends.size() > MOST) {
            thinOut();
        }
        newest = new Sample(end, now);
        identifier = system;
    }

    private static boolean isNews(Sample last, Position end, long now) {
        return last.end().compareTo(end) < 0 && now - last.at() >= APART.toNanos();
    }

    /** Keeps every other one of all but the newest. */
    private void thinOut() {
        List<Sample> kept = new ArrayList<>(MOST);
        for (int n = 0; n < ends.size() - 1; n += 2) {
            kept.add(ends.get(n));
        }
        kept.add(ends.getLast());
        ends.clear();
        ends.addAll(kept);
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

    /**
     * How long the oldest known end that a replica has not replayed yet has been waiting to be; a year where that is the
     * oldest of all, since nobody knows what came before it.
     */
    synchronized Duration lag(Position replayed, long now) {
        int first = firstBeyond(replayed.lsn());
        if (first == 0) {
            return UNKNOWN;
        }
        if (first < ends.size()) {
            return Duration.ofNanos(now - ends.get(first).at());
        }
        Duration unasked = Duration.ofNanos(now - newest.at());
        return unasked.compareTo(SILENCE) > 0 ? unasked : Duration.ZERO;
    }

    private int firstBeyond(long replayed) {
        int from = 0;
        int to = ends.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ends.get(middle).end().lsn() <= replayed) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
