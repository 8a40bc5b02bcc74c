package io.opengate.platform.events.outbox;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventStreamWriter;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The two things in Redis that the relay touches: the stream that it writes and the trail's confirmations. */
final class OutboxStream {

    /** Hash: source → highest number up to which the trail has every event of that source. */
    private static final String TRAIL = "opengate:trail";

    private final EventStreamWriter writer;
    private final StringRedisTemplate redis;

    OutboxStream(EventStreamWriter writer, StringRedisTemplate redis) {
        this.writer = writer;
        this.redis = redis;
    }

    /** Appends the events in order; all of them are on the stream when it returns. */
    void append(List<Event> events) {
        writer.append(events);
    }

    /** Highest number of that source up to which the trail has every event; 0 where it has none. */
    long confirmed(String source) {
        Object through = redis.opsForHash().get(TRAIL, source);
        return through == null ? 0 : Long.parseLong(through.toString());
    }
}
