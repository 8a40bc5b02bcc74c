package io.opengate.gateway.limit;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisClusterConnection;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * The counters in Redis: the generic cell rate algorithm, one number per key. All of a request's allowances are asked
 * for in one script and taken together or not at all (one by one on a cluster); the clock is Redis's own.
 */
@Component
final class RateCounters {

    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local wait, next = 0, {}
            for i = 1, #KEYS do
              local reached = tonumber(redis.call('GET', KEYS[i]) or '0')
              if reached < now then reached = now end
              next[i] = reached + tonumber(ARGV[3 * i - 2]) * tonumber(ARGV[3 * i])
              local early = next[i] - tonumber(ARGV[3 * i - 1]) - now
              if early > wait then wait = early end
            end
            if wait > 0 then return math.ceil(wait / 1000) end
            for i = 1, #KEYS do
              redis.call('SET', KEYS[i], string.format('%.0f', next[i]), 'PX', math.ceil((next[i] - now) / 1000) + 1)
            end
            return 0
            """;

    private final RedisConnectionFactory connections;
    private final long patienceMillis;
    private final String digest = sha1(SCRIPT);

    RateCounters(RedisConnectionFactory connections, LimitSettings settings) {
        this.connections = connections;
        this.patienceMillis = settings.patience().toMillis();
    }

    /**
     * Takes what is asked for from every allowance.
     *
     * @return zero, or how long to wait because one of them is used up
     * @throws TimeoutException if Redis does not answer in time
     * @throws ExecutionException if it answers with an error
     */
    Duration take(List<Allowance> allowances) throws TimeoutException, ExecutionException, InterruptedException {
        RedisConnection connection = connections.getConnection();
        try {
            RedisScriptingAsyncCommands<byte[], byte[]> redis = scripting(connection);
            if (!(connection instanceof RedisClusterConnection)) {
                return Duration.ofMillis(run(redis, allowances));
            }
            for (Allowance allowance : allowances) {
                long wait = run(redis, List.of(allowance));
                if (wait > 0) {
                    return Duration.ofMillis(wait);
                }
            }
            return Duration.ZERO;
        } finally {
            connection.close();
        }
    }

    private long run(RedisScriptingAsyncCommands<byte[], byte[]> redis, List<Allowance> allowances)
            throws TimeoutException, ExecutionException, InterruptedException {
        byte[][] keys = allowances.stream().map(Allowance::keyBytes).toArray(byte[][]::new);
        byte[][] rates = allowances.stream()
                .flatMap(allowance -> Stream.of(allowance.interval(), allowance.capacity(), allowance.requests()))
                .toArray(byte[][]::new);
        try {
            return await(redis.evalsha(digest, ScriptOutputType.INTEGER, keys, rates));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RedisNoScriptException)) {
                throw e;
            }
            return await(redis.eval(SCRIPT, ScriptOutputType.INTEGER, keys, rates));
        }
    }

    private long await(RedisFuture<Long> answer) throws TimeoutException, ExecutionException, InterruptedException {
        try {
            return answer.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // Spring's shared connections are of bytes
    private static RedisScriptingAsyncCommands<byte[], byte[]> scripting(RedisConnection connection) {
        return (RedisScriptingAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
    }

    private static String sha1(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
