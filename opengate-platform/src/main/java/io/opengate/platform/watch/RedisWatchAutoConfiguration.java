package io.opengate.platform.watch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Redis as every service that uses it shows it. */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnBean(RedisConnectionFactory.class)
@EnableConfigurationProperties(RedisWatchSettings.class)
public class RedisWatchAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RedisWatchAutoConfiguration.class);

    @Bean
    RedisMetrics redisMetrics(RedisConnectionFactory connections, RedisWatchSettings settings) {
        Sampler.Pace pace = new Sampler.Pace(settings.interval(), settings.patience(), settings.staleAfter());
        return new RedisMetrics(new Sampler<>("Redis", () -> read(connections), pace, System::nanoTime));
    }

    private static RedisInfo read(RedisConnectionFactory connections) {
        try (RedisConnection connection = connections.getConnection()) {
            return new RedisInfo(
                    Objects.requireNonNull(connection.serverCommands().info()), backup(connection));
        }
    }

    /** What is wrong with this one key says nothing of Redis itself, which has answered. */
    private static LastBackup backup(RedisConnection connection) {
        byte[][] fields = LastBackup.FIELDS.stream()
                .map(field -> field.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        List<@Nullable String> texts = new ArrayList<>();
        try {
            for (byte[] value : Objects.requireNonNull(
                    connection.hashCommands().hMGet(LastBackup.KEY.getBytes(StandardCharsets.UTF_8), fields))) {
                texts.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
            }
            return LastBackup.of(texts, Instant.now());
        } catch (DataAccessException refused) {
            LOG.debug("the key {} cannot be read", LastBackup.KEY, refused);
            return LastBackup.UNKNOWN;
        }
    }
}
