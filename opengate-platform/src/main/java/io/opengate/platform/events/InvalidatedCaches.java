package io.opengate.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.opengate.platform.persistence.PrimaryReads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes caches that the event stream invalidates, and drops all of them when events may have been missed. */
public final class InvalidatedCaches {

    private static final Logger log = LoggerFactory.getLogger(InvalidatedCaches.class);

    private final List<CaffeineInvalidatedCache<?, ?>> caches = new CopyOnWriteArrayList<>();
    private final StreamHealth health;
    private final MeterRegistry meters;

    /** Creates a factory for the caches of one service. */
    public InvalidatedCaches(StreamHealth health, MeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    /**
     * Returns a new cache.
     *
     * @param name label of its metrics, unique within the service
     * @param maxEntries most entries; the least useful leave
     * @param loader reads the current state from its owner; what it answers for null or empty is never kept
     * @param onEvent says what each event of the stream takes out
     */
    public <K, V extends @Nullable Object> InvalidatedCache<K, V> named(
            String name, int maxEntries, Function<K, V> loader, BiConsumer<Event, Invalidation<K>> onEvent) {
        Cache<K, Object> kept =
                Caffeine.newBuilder().maximumSize(maxEntries).recordStats().build();
        CaffeineCacheMetrics.monitor(meters, kept, name);
        Counter bypasses = Counter.builder("opengate.cache.bypass")
                .description("Reads past the cache because the event stream was not heard")
                .tag("cache", name)
                .register(meters);
        CaffeineInvalidatedCache<K, V> cache = new CaffeineInvalidatedCache<>(
                kept, health, key -> PrimaryReads.call(() -> loader.apply(key)), onEvent, bypasses::increment);
        caches.add(cache);
        return cache;
    }

    void on(Event event) {
        for (CaffeineInvalidatedCache<?, ?> cache : caches) {
            try {
                cache.on(event);
            } catch (RuntimeException e) {
                log.error(
                        "a cache could not take event {} of type {}: dropping all of it", event.id(), event.type(), e);
                cache.all();
            }
        }
    }

    void dropAll() {
        caches.forEach(CaffeineInvalidatedCache::all);
    }
}
