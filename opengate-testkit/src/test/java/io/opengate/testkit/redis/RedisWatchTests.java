package io.opengate.testkit.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opengate.platform.watch.LastBackup;
import io.opengate.platform.watch.RedisWatchAutoConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Word of the last backup is not authenticated: what cannot be is not believed, and harms no other figure. */
class RedisWatchTests {

    private static final String MOMENT = "opengate.backup.last.success.timestamp";

    private static void watched(BiConsumer<StringRedisTemplate, SimpleMeterRegistry> work) {
        try (EmbeddedRedis server = EmbeddedRedis.start()) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(DataRedisAutoConfiguration.class, RedisWatchAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.data.redis.host=127.0.0.1",
                            "spring.data.redis.port=" + server.port(),
                            "spring.data.redis.password=" + server.password(),
                            "opengate.redis.watch.interval=0s",
                            "opengate.redis.watch.patience=10s")
                    .run(context -> {
                        SimpleMeterRegistry registry = new SimpleMeterRegistry();
                        context.getBean(MeterBinder.class).bindTo(registry);
                        work.accept(context.getBean(StringRedisTemplate.class), registry);
                    });
        }
    }

    private static double shown(SimpleMeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void whatCanBeIsShownAndWhatCannotIsNot() {
        watched((redis, registry) -> {
            assertThat(shown(registry, MOMENT)).isZero();
            long now = Instant.now().getEpochSecond();
            redis.opsForHash().put(LastBackup.KEY, LastBackup.MOMENT, Long.toString(now));
            redis.opsForHash().put(LastBackup.KEY, LastBackup.BYTES, "3100000");
            assertThat(shown(registry, MOMENT)).isEqualTo((double) now);
            assertThat(shown(registry, "opengate.backup.size")).isEqualTo(3_100_000.0);

            for (String wrong : List.of(Long.toString(now + 7200), "Infinity", "NaN", "-1", "1e300", "yesterday", "")) {
                redis.opsForHash().put(LastBackup.KEY, LastBackup.MOMENT, wrong);
                redis.opsForHash().put(LastBackup.KEY, LastBackup.BYTES, "-Infinity");
                assertThat(shown(registry, MOMENT)).as(wrong).isZero();
                assertThat(shown(registry, "opengate.backup.size")).isNaN();
            }
        });
    }

    @Test
    void aKeyOfAnotherTypeTakesNoOtherFigureDown() {
        watched((redis, registry) -> {
            redis.opsForValue().set(LastBackup.KEY, "no hash");
            assertThat(shown(registry, "opengate.redis.up")).isEqualTo(1.0);
            assertThat(shown(registry, "opengate.redis.memory.used")).isPositive();
            assertThat(shown(registry, MOMENT)).isZero();
        });
    }
}
