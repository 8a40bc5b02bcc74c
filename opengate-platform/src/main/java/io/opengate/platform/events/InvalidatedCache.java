package io.opengate.platform.events;

import org.jspecify.annotations.Nullable;

/**
 * A bounded cache that events keep true: at most a second after a change is committed anywhere, {@link #get} answers the
 * new state. While the stream is not heard, every call loads.
 *
 * @param <K> everything that the answer depends on, the realm included
 * @param <V> what is loaded; null and an empty optional are never kept
 */
public interface InvalidatedCache<K, V extends @Nullable Object> {

    /** Returns what is cached or loaded; throws what the loader throws, and caches nothing then. */
    V get(K key);
}
