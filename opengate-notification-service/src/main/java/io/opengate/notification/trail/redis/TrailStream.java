package io.opengate.notification.trail.redis;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The stream, as the consumer group of the trail. All instances are one consumer: what one of them left unfinished is
 * found by any of them, and reading an entry twice does no harm.
 */
@Component
class TrailStream {

    private static final Logger LOG = LoggerFactory.getLogger(TrailStream.class);

    private static final String STREAM = "opengate:events";
    private static final String GROUP = "opengate:notification:trail";
    private static final Consumer CONSUMER = Consumer.from(GROUP, "trail");

    /** Entries as read, in order: their ids, and the events among them (heartbeats are none). */
    record Batch(List<String> ids, List<Event> events) {

        boolean isEmpty() {
            return ids.isEmpty();
        }
    }

    private final StringRedisTemplate redis;
    private final EventCodec codec;

    TrailStream(StringRedisTemplate redis, EventCodec codec) {
        this.redis = redis;
        this.codec = codec;
    }

    /** Makes the group, which begins with everything that the stream still has. */
    void createGroup() {
        try {
            redis.opsForStream().createGroup(STREAM, ReadOffset.from("0-0"), GROUP);
        } catch (RedisSystemException e) {
            if (!String.valueOf(e.getMostSpecificCause().getMessage()).startsWith("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** Entries that nobody has read yet. */
    Batch fresh(int limit) {
        return read(ReadOffset.lastConsumed(), limit);
    }

    /** Entries after that id that were read and not acknowledged. */
    Batch unfinished(String afterId, int limit) {
        return read(ReadOffset.from(afterId), limit);
    }

    void acknowledge(Batch batch) {
        if (!batch.isEmpty()) {
            redis.opsForStream().acknowledge(STREAM, GROUP, batch.ids().toArray(String[]::new));
        }
    }

    @SuppressWarnings("unchecked") // Spring Data's variable arguments
    private Batch read(ReadOffset from, int limit) {
        List<MapRecord<String, Object, Object>> entries = redis.opsForStream()
                .read(CONSUMER, StreamReadOptions.empty().count(limit), StreamOffset.create(STREAM, from));
        List<String> ids = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (MapRecord<String, Object, Object> entry :
                entries == null ? List.<MapRecord<String, Object, Object>>of() : entries) {
            ids.add(entry.getId().getValue());
            decode(entry.getId().getValue(), entry.getValue(), events);
        }
        return new Batch(ids, events);
    }

    private void decode(String id, Map<Object, Object> fields, List<Event> events) {
        Object text = fields == null ? null : fields.get("e");
        if (text == null) {
            return;
        }
        try {
            events.add(codec.decode(text.toString()));
        } catch (JacksonException e) {
            LOG.error("entry {} of the event stream is no event: left out of the trail", id, e);
        }
    }
}
