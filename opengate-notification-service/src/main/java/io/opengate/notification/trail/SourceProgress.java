package io.opengate.notification.trail;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * How far the trail has the events of one source.
 *
 * @param source the service
 * @param through every event up to this number is in the trail
 * @param ahead numbers beyond that are in the trail too, ascending
 */
record SourceProgress(String source, long through, List<Long> ahead) {

    /** Numbers beyond a gap are remembered up to this many; further ones are fetched again when it closes. */
    static final int MOST_AHEAD = 10_000;

    SourceProgress {
        ahead = List.copyOf(ahead);
    }

    /** The progress once these numbers are recorded too. */
    SourceProgress with(Collection<Long> numbers) {
        TreeSet<Long> beyond = new TreeSet<>(ahead);
        beyond.addAll(numbers);
        return advance(through, beyond);
    }

    /** The progress if everything before that number is given up: its source no longer has it. */
    SourceProgress givingUpBefore(long number) {
        return number - 1 <= through ? this : advance(number - 1, new TreeSet<>(ahead));
    }

    boolean hasGap() {
        return !ahead.isEmpty();
    }

    private SourceProgress advance(long from, TreeSet<Long> beyond) {
        long reached = from;
        beyond.headSet(reached, true).clear();
        while (beyond.remove(reached + 1)) {
            reached++;
        }
        return new SourceProgress(
                source, reached, beyond.stream().limit(MOST_AHEAD).toList());
    }
}
