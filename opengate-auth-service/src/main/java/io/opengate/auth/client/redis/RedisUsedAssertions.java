package io.opengate.auth.client.redis;

import io.opengate.auth.client.UsedAssertions;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** One key per used assertion, for as long as it would be accepted otherwise; its first writer wins. */
@Component
final class RedisUsedAssertions implements UsedAssertions {

    private final StringRedisTemplate redis;

    RedisUsedAssertions(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public boolean use(RealmId realm, UUID client, String jti, Duration remaining) {
        Duration kept = remaining.plusSeconds(1);
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key(realm, client, jti), "1", kept));
    }

    static String key(RealmId realm, UUID client, String jti) {
        return "og:" + realm + ":assertion:{" + Hashes.sha256(client + ":" + jti) + "}";
    }
}
