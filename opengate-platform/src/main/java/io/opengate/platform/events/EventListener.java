package io.opengate.platform.events;

/**
 * Hears every event of the stream on every instance, in order, at most a second after the commit,
 * except those that were published with {@link RedisEvents#publishLater}. Not durable: for
 * dropping what a cache holds. Work that must happen is for a {@link DurableListener}.
 */
@FunctionalInterface
public interface EventListener {

    /** Takes note of an event; must be quick and must not throw. */
    void on(Event event);
}
