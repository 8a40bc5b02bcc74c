package io.opengate.platform.events;

import java.util.function.Predicate;

/** What an event takes out of a cache. */
public interface Invalidation<K> {

    /** Drops one entry. */
    void key(K key);

    /** Drops the entries of these keys; walks through the cache, so not for frequent events. */
    void where(Predicate<? super K> keys);

    /** Drops everything. */
    void all();
}
