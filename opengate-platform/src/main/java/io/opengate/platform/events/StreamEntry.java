package io.opengate.platform.events;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.stream.ByteRecord;

/**
 * An entry of the stream: an event or a heartbeat.
 *
 * @param event the event's JSON, absent in a heartbeat
 * @param type the event's type, where its writer noted it beside the event
 * @param quiet whether the event concerns nobody but the trail: no cache, no revocation, no other service
 * @param epoch the stream's life, in a heartbeat
 */
record StreamEntry(
        StreamId id,
        byte @Nullable [] event,
        @Nullable String type,
        boolean quiet,
        @Nullable String epoch) {

    static StreamEntry of(ByteRecord entry) {
        byte[] event = null;
        String type = null;
        boolean quiet = false;
        String epoch = null;
        for (Map.Entry<byte[], byte[]> field : entry.getValue().entrySet()) {
            switch (StreamRedis.text(field.getKey())) {
                case StreamKeys.EVENT_FIELD -> event = field.getValue();
                case StreamKeys.TYPE_FIELD -> type = StreamRedis.text(field.getValue());
                case StreamKeys.QUIET_FIELD -> quiet = true;
                case StreamKeys.BEAT_FIELD -> epoch = StreamRedis.text(field.getValue());
                default -> {
                    // a field of a newer release
                }
            }
        }
        return new StreamEntry(StreamId.of(entry.getId().getValue()), event, type, quiet, epoch);
    }

    /** Whether it is known without reading the event that none of these types is meant; empty means all types. */
    boolean isNoneOf(Set<String> types) {
        return event == null || (type != null && !types.isEmpty() && !types.contains(type));
    }
}
