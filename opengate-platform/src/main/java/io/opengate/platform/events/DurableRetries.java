package io.opengate.platform.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries that a durable listener failed on, and when each is tried again. Used by the consumer's thread. */
final class DurableRetries {

    private static final int MAX_DOUBLINGS = 20;

    private final Map<StreamId, Retry> waiting = new LinkedHashMap<>();
    private final long firstDelay;
    private final long longestDelay;
    private volatile int size;

    DurableRetries(EventSettings settings) {
        this.firstDelay = settings.retryDelay().toNanos();
        this.longestDelay = settings.retryMax().toNanos();
    }

    private record Retry(StreamEntry entry, int attempts, long at) {}

    /** Notes a failure; returns how many there were. */
    int failed(StreamEntry entry) {
        Retry before = waiting.get(entry.id());
        int attempts = before == null ? 1 : before.attempts() + 1;
        long delay = Math.min(longestDelay, firstDelay << Math.min(attempts - 1, MAX_DOUBLINGS));
        waiting.put(entry.id(), new Retry(entry, attempts, System.nanoTime() + delay));
        size = waiting.size();
        return attempts;
    }

    void succeeded(StreamId id) {
        waiting.remove(id);
        size = waiting.size();
    }

    boolean isNew(StreamEntry entry) {
        return !waiting.containsKey(entry.id());
    }

    /** What is to be tried again now, oldest failure first. */
    List<StreamEntry> due() {
        long now = System.nanoTime();
        return waiting.values().stream()
                .filter(retry -> retry.at() - now <= 0)
                .map(Retry::entry)
                .toList();
    }

    Duration untilNext(Duration longest) {
        long now = System.nanoTime();
        long next = waiting.values().stream()
                .mapToLong(retry -> Math.max(1, retry.at() - now))
                .min()
                .orElse(Long.MAX_VALUE);
        return Duration.ofNanos(Math.min(next, longest.toNanos()));
    }

    int size() {
        return size;
    }
}
