package io.opengate.platform.events;

import java.util.Comparator;

/** Position of an entry in a Redis stream: the server's milliseconds and a counter within them. */
record StreamId(long millis, long counter) implements Comparable<StreamId> {

    static final StreamId ZERO = new StreamId(0, 0);

    private static final Comparator<StreamId> ORDER =
            Comparator.comparingLong(StreamId::millis).thenComparingLong(StreamId::counter);

    static StreamId of(String text) {
        int dash = text.indexOf('-');
        return new StreamId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
    }

    boolean isBefore(StreamId other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(StreamId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return millis + "-" + counter;
    }
}
