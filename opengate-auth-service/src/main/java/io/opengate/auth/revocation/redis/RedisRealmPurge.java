package io.opengate.auth.revocation.redis;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisClusterNode;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Removes what this service keeps of a realm. Scans for the kinds of keys that it writes (docs/redis.md); sessions are the session service's. */
@Component
final class RedisRealmPurge implements RealmPurge {

    private static final List<String> KINDS =
            List.of("family", "families", "code", "codes", "flow", "pushed", "assertion", "logout", "session-clients");

    private final StringRedisTemplate redis;

    RedisRealmPurge(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void purge(RealmId realm) {
        for (String kind : KINDS) {
            ScanOptions pattern = ScanOptions.scanOptions()
                    .match("og:" + realm + ":" + kind + ":*")
                    .count(1000)
                    .build();
            List<String> keys = new ArrayList<>();
            redis.execute((RedisConnection connection) -> {
                scan(connection, pattern, keys);
                return Boolean.TRUE;
            });
            // one by one: they are in different slots of a cluster
            keys.forEach(redis::unlink);
        }
    }

    private static void scan(RedisConnection connection, ScanOptions pattern, List<String> keys) {
        if (connection instanceof RedisClusterConnection cluster) {
            for (RedisClusterNode node : cluster.clusterGetNodes()) {
                if (node.isMaster()) {
                    collect(cluster.scan(node, pattern), keys);
                }
            }
        } else {
            collect(connection.keyCommands().scan(pattern), keys);
        }
    }

    private static void collect(Cursor<byte[]> cursor, List<String> keys) {
        try (cursor) {
            cursor.forEachRemaining(key -> keys.add(new String(key, StandardCharsets.UTF_8)));
        }
    }
}
