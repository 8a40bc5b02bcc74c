package io.opengate.platform.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisClusterNode;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.core.JacksonException;

/** The pending lists in Redis. */
final class PendingLists {

    static final int BATCH = 100;

    private static final Logger log = LoggerFactory.getLogger(PendingLists.class);
    private static final String SWEEP_LOCK = "opengate:events:sweep";
    private static final ScanOptions SCAN =
            ScanOptions.scanOptions().match("og:*:pending:*").count(1000).build();

    private final StringRedisTemplate redis;
    private final EventCodec codec;
    private final Duration sweepInterval;

    PendingLists(StringRedisTemplate redis, EventCodec codec, Duration sweepInterval) {
        this.redis = redis;
        this.codec = codec;
        this.sweepInterval = sweepInterval;
    }

    List<String> peek(String key) {
        List<String> entries = redis.opsForList().range(key, 0, BATCH - 1L);
        return entries == null ? List.of() : entries;
    }

    void remove(String key, List<String> entries) {
        entries.forEach(entry -> redis.opsForList().remove(key, 1, entry));
    }

    List<Event> decode(String key, List<String> entries) {
        List<Event> events = new ArrayList<>(entries.size());
        for (String entry : entries) {
            try {
                events.add(codec.decode(entry));
            } catch (JacksonException e) {
                log.error("dropping an unreadable event from {}", key);
            }
        }
        return events;
    }

    /** Tells every pending list; one instance at a time does so. */
    void sweep(Consumer<String> found) {
        Boolean mine = redis.opsForValue()
                .setIfAbsent(SWEEP_LOCK, "1", sweepInterval.multipliedBy(4).dividedBy(5));
        if (Boolean.TRUE.equals(mine)) {
            List<String> keys = new ArrayList<>();
            redis.execute((RedisConnection connection) -> {
                scan(connection, keys);
                return Boolean.TRUE;
            });
            keys.forEach(found);
        }
    }

    private static void scan(RedisConnection connection, List<String> keys) {
        if (connection instanceof RedisClusterConnection cluster) {
            for (RedisClusterNode node : cluster.clusterGetNodes()) {
                if (node.isMaster()) {
                    collect(cluster.scan(node, SCAN), keys);
                }
            }
        } else {
            collect(connection.keyCommands().scan(SCAN), keys);
        }
    }

    private static void collect(Cursor<byte[]> cursor, List<String> keys) {
        try (cursor) {
            cursor.forEachRemaining(key -> keys.add(StreamRedis.text(key)));
        }
    }
}
