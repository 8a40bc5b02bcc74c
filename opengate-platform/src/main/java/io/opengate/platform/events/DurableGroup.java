package io.opengate.platform.events;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;

/** One consumer group on the stream, as one of its consumers. It starts with everything that the stream still has. */
final class DurableGroup {

    private final StreamRedis redis;
    private final String group;
    private final String consumer;
    private final EventSettings settings;

    DurableGroup(StreamRedis redis, String group, String consumer, EventSettings settings) {
        this.redis = redis;
        this.group = group;
        this.consumer = consumer;
        this.settings = settings;
    }

    String name() {
        return group;
    }

    void createIfMissing() {
        try {
            redis.with(connection ->
                    connection.streamCommands().xGroupCreate(StreamKeys.EVENTS, group, ReadOffset.from("0-0"), true));
        } catch (RedisSystemException e) {
            if (!String.valueOf(e.getMostSpecificCause().getMessage()).startsWith("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** Entries that no consumer of the group has seen, oldest first. */
    @SuppressWarnings("unchecked") // Spring Data's variable arguments
    List<StreamEntry> read(int count) {
        List<ByteRecord> entries = redis.with(connection -> connection
                .streamCommands()
                .xReadGroup(
                        Consumer.from(group, consumer),
                        StreamReadOptions.empty().count(count),
                        StreamOffset.create(StreamKeys.EVENTS, ReadOffset.lastConsumed())));
        return entries == null
                ? List.of()
                : entries.stream().map(StreamEntry::of).toList();
    }

    void acknowledge(List<StreamId> ids) {
        if (!ids.isEmpty()) {
            redis.with(connection -> connection.streamCommands().xAck(StreamKeys.EVENTS, group, records(ids)));
        }
    }

    /** Says that this consumer is still at it, so that no other takes the entry over. */
    void keep(StreamId id) {
        redis.with(connection -> connection
                .streamCommands()
                .xClaimJustId(
                        StreamKeys.EVENTS,
                        group,
                        consumer,
                        XClaimOptions.minIdleMs(0).ids(id.toString())));
    }

    /** Takes over entries whose consumer has been silent, and forgets consumers that are long gone. */
    List<StreamEntry> claim(int count) {
        List<List<byte[]>> claimed = redis.list(
                StreamScripts.CLAIM,
                1,
                StreamKeys.EVENTS,
                StreamRedis.text(group),
                StreamRedis.text(consumer),
                StreamRedis.millis(settings.claimAfter()),
                StreamRedis.text(Integer.toString(count)));
        List<StreamEntry> entries = new ArrayList<>(claimed.size());
        for (List<byte[]> entry : claimed) {
            StreamId id = StreamId.of(StreamRedis.text(entry.get(0)));
            boolean event = StreamKeys.EVENT_FIELD.equals(StreamRedis.text(entry.get(1)));
            entries.add(new StreamEntry(id, event ? entry.get(2) : null, null, false, null));
        }
        redis.number(
                StreamScripts.BURY,
                1,
                StreamKeys.EVENTS,
                StreamRedis.text(group),
                StreamRedis.text(consumer),
                StreamRedis.millis(settings.claimAfter().multipliedBy(10)));
        return entries;
    }

    private static RecordId[] records(List<StreamId> ids) {
        return ids.stream().map(id -> RecordId.of(id.millis(), id.counter())).toArray(RecordId[]::new);
    }
}
