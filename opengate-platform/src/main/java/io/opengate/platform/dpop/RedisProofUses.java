package io.opengate.platform.dpop;

import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One {@code SET NX} for a proof, under a name of its own kind (docs/redis.md). */
final class RedisProofUses implements ProofUses {

    private final StringRedisTemplate redis;

    RedisProofUses(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public boolean isFirst(RealmId realm, String digest, Duration remember) {
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key(realm, digest), "1", remember));
    }

    static String key(RealmId realm, String digest) {
        return "og:" + realm + ":dpop:{" + digest + "}";
    }
}
