package io.opengate.platform.events;

import java.util.List;

/**
 * Puts events on the stream: the one way to do so, because what an event revokes is also kept apart for instances that
 * start later.
 */
public final class EventStreamWriter {

    private final StreamRedis redis;

    EventStreamWriter(StreamRedis redis) {
        this.redis = redis;
    }

    /**
     * Appends the events in this order, all or none.
     *
     * @throws org.springframework.dao.DataAccessException if Redis did not confirm; they may have been appended then
     */
    public void append(List<Event> events) {
        redis.append(events);
    }

    /**
     * Appends events that no cache and no {@link EventListener} cares for, so that instances need not read them: only
     * durable listeners get them. What an event revokes counts nevertheless.
     *
     * @throws org.springframework.dao.DataAccessException if Redis did not confirm; they may have been appended then
     */
    public void appendQuietly(List<Event> events) {
        redis.appendQuietly(events);
    }
}
