package io.opengate.platform.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.stream.ByteRecord;

/** An entry of the stream: an event or a heartbeat. */
record StreamEntry(
        StreamId id, byte @Nullable [] event, @Nullable String epoch) {

    static StreamEntry of(ByteRecord entry) {
        StreamId id = StreamId.of(entry.getId().getValue());
        for (Map.Entry<byte[], byte[]> field : entry.getValue().entrySet()) {
            switch (StreamRedis.text(field.getKey())) {
                case StreamKeys.EVENT_FIELD -> {
                    return new StreamEntry(id, field.getValue(), null);
                }
                case StreamKeys.BEAT_FIELD -> {
                    return new StreamEntry(id, null, StreamRedis.text(field.getValue()));
                }
                default -> {
                    // a field of a newer release
                }
            }
        }
        return new StreamEntry(id, null, null);
    }
}
