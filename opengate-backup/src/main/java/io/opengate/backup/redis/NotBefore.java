package io.opengate.backup.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opengate.platform.events.StreamKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The moment until which everything that was issued ends. It is of the clock that every service has, Redis' ({@code TIME});
 * this machine's has no say. Nothing that was issued is later; what is issued once {@link #hasPassed} is.
 */
public final class NotBefore {

    /** A service's clock is half a round trip off, and a service uses no answer of more than a quarter of a second. */
    private static final long TOLERANCE_MILLIS = 250;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private NotBefore() {}

    /** That moment, now: where Redis' clock was set back, services have stood still at what it showed before. */
    public static Instant now(RedisConnection redis) {
        long latest = Math.max(time(redis), Math.max(lastEvent(redis), earlier(redis)));
        return Instant.ofEpochMilli(latest + TOLERANCE_MILLIS);
    }

    /** Waits until everything new is later by every service's clock; false where Redis' clock needs too long for that. */
    public static boolean hasPassed(RedisConnection redis, Instant notBefore) {
        long target = notBefore.toEpochMilli() + TOLERANCE_MILLIS;
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (time(redis) <= target) {
            if (System.nanoTime() > patience) {
                return false;
            }
            LockSupport.parkNanos(20_000_000);
        }
        return true;
    }

    /** Redis' clock, in milliseconds. */
    static long time(RedisConnection redis) {
        List<?> answer = Objects.requireNonNull((List<?>) redis.call("TIME"));
        return Long.parseLong(text(answer.get(0))) * 1000 + Long.parseLong(text(answer.get(1))) / 1000;
    }

    /** A stream's ids never go back. */
    private static long lastEvent(RedisConnection redis) {
        List<?> last = (List<?>) redis.call("XREVRANGE", StreamKeys.EVENTS_KEY, "+", "-", "COUNT", "1");
        if (last == null || last.isEmpty()) {
            return 0;
        }
        String id = text(((List<?>) Objects.requireNonNull(last.getFirst())).getFirst());
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    private static long earlier(RedisConnection redis) {
        Object answer = redis.call("GET", StreamKeys.NOT_BEFORE_KEY);
        return answer == null ? 0 : Long.parseLong(text(answer));
    }

    private static String text(@Nullable Object answer) {
        return new String((byte[]) Objects.requireNonNull(answer), UTF_8);
    }
}
