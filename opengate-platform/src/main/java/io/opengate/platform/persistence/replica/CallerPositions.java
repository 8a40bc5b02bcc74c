package io.opengate.platform.persistence.replica;

import io.opengate.platform.security.Caller;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Up to where each caller has written, for callers that keep no token: in Redis, for all instances, as long as a replica
 * may be behind. Where Redis fails, nobody's writes are known for that long, and everybody reads from the primary.
 */
final class CallerPositions {

    private static final Logger LOG = LoggerFactory.getLogger(CallerPositions.class);

    /** Later than every place: what a caller wrote of which the place is not known. */
    private static final Position EVERYTHING = new Position(-1, -1);

    /** Keeps the later place: two requests of one caller may arrive in any order. */
    private static final RedisScript<String> KEEP = new DefaultRedisScript<>("""
            local known = redis.call('get', KEYS[1])
            local later = (not known or known < ARGV[1]) and ARGV[1] or known
            redis.call('set', KEYS[1], later, 'PX', ARGV[2])
            return later
            """, String.class);

    private final String service;
    private final StringRedisTemplate redis;
    private final Duration kept;
    private volatile long blindUntil = System.nanoTime();

    CallerPositions(String service, StringRedisTemplate redis, Duration kept) {
        this.service = service;
        this.redis = redis;
        this.kept = kept;
    }

    /** Notes what the caller has written, before he is answered. */
    void wrote(Caller.Subject caller, Position through) {
        String key = key(caller);
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                redis.execute(KEEP, List.of(key), through.text(), Long.toString(kept.toMillis()));
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "callers' positions cannot be noted, reads without a token go to the primary: {}",
                        e.toString());
            }
        }
        blindUntil = System.nanoTime() + kept.toNanos();
    }

    /** Notes that the caller has written nobody knows how far. */
    void wroteSomewhere(Caller.Subject caller) {
        wrote(caller, EVERYTHING);
    }

    /** What the caller must find. */
    Required find(Caller.Subject caller) {
        if (System.nanoTime() - blindUntil < 0) {
            return new Required.Unknown(Reason.REDIS);
        }
        try {
            String known = redis.opsForValue().get(key(caller));
            if (known == null) {
                return Required.NOTHING;
            }
            Position position = Position.parse(known);
            return position == null || position.equals(EVERYTHING)
                    ? new Required.Unknown(Reason.REDIS)
                    : new Required.Replayed(position);
        } catch (RuntimeException e) {
            LOG.debug("callers' positions cannot be read", e);
            return new Required.Unknown(Reason.REDIS);
        }
    }

    private String key(Caller.Subject caller) {
        return "og:" + caller.realm() + ":position:{" + caller.id() + "}:" + service + ":" + caller.clientId();
    }
}
