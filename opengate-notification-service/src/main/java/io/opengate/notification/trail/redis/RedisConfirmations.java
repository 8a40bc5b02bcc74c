package io.opengate.notification.trail.redis;

import io.opengate.notification.trail.Confirmations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Confirms in the hash that the relays of all sources read. */
@Component
class RedisConfirmations implements Confirmations {

    private final StringRedisTemplate redis;

    RedisConfirmations(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void confirm(String source, long through) {
        redis.opsForHash().put("opengate:trail", source, Long.toString(through));
    }
}
