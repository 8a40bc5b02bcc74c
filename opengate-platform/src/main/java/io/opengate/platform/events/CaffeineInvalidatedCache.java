package io.opengate.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cache proper. A load is registered before it begins and keeps its result only if it still is when it ends; an
 * invalidation takes registrations away, so a load that began before it never outlives it.
 */
final class CaffeineInvalidatedCache<K, V extends @Nullable Object> implements InvalidatedCache<K, V>, Invalidation<K> {

    private final Cache<K, Object> kept;
    private final ConcurrentMap<K, CompletableFuture<V>> loading = new ConcurrentHashMap<>();
    private final StreamHealth health;
    private final Function<K, V> loader;
    private final BiConsumer<Event, Invalidation<K>> onEvent;
    private final Runnable bypassed;

    CaffeineInvalidatedCache(
            Cache<K, Object> kept,
            StreamHealth health,
            Function<K, V> loader,
            BiConsumer<Event, Invalidation<K>> onEvent,
            Runnable bypassed) {
        this.kept = kept;
        this.health = health;
        this.loader = loader;
        this.onEvent = onEvent;
        this.bypassed = bypassed;
    }

    @Override
    @SuppressWarnings("unchecked") // only load() puts values, of type V
    public V get(K key) {
        if (!health.fresh()) {
            bypassed.run();
            return loader.apply(key);
        }
        Object hit = kept.getIfPresent(key);
        return hit == null ? load(key) : (V) hit;
    }

    void on(Event event) {
        onEvent.accept(event, this);
    }

    @Override
    public void key(K key) {
        loading.compute(key, (same, load) -> {
            kept.invalidate(key);
            return null;
        });
    }

    @Override
    public void where(Predicate<? super K> keys) {
        loading.keySet().stream().filter(keys).forEach(this::key);
        kept.asMap().keySet().stream().filter(keys).forEach(this::key);
    }

    @Override
    public void all() {
        loading.keySet().forEach(this::key);
        kept.invalidateAll();
    }

    private V load(K key) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> other = loading.putIfAbsent(key, mine);
        if (other != null) {
            return join(other);
        }
        try {
            V value = loader.apply(key);
            keep(key, value, mine);
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            loading.remove(key, mine);
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very load, not one like it
    private void keep(K key, V value, CompletableFuture<V> mine) {
        if (value == null || value.equals(Optional.empty())) {
            return;
        }
        loading.computeIfPresent(key, (same, load) -> {
            if (load == mine) {
                kept.put(key, value);
                return null;
            }
            return load;
        });
    }

    private V join(CompletableFuture<V> other) {
        try {
            return other.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
