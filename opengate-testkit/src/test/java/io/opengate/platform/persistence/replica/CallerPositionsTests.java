package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.security.Caller;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerPositionsTests {

    private static final Position EARLY = new Position(1, 100);
    private static final Position LATE = new Position(1, 200);

    private final EmbeddedRedis redis = EmbeddedRedis.start();
    private LettuceConnectionFactory connections;
    private StringRedisTemplate template;

    @BeforeAll
    void connect() {
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("127.0.0.1", redis.port());
        server.setPassword(redis.password());
        connections = new LettuceConnectionFactory(
                server,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(500))
                        .build());
        connections.afterPropertiesSet();
        connections.start();
        template = new StringRedisTemplate(connections);
    }

    @AfterAll
    void stop() {
        connections.destroy();
        redis.close();
    }

    @Test
    void theLatestPlaceIsKeptInWhateverOrderTheyCome() {
        CallerPositions positions = positions();
        Caller.Subject caller = caller();
        assertThat(positions.find(caller)).isEqualTo(Required.NOTHING);

        positions.wrote(caller, LATE);
        positions.wrote(caller, EARLY);

        assertThat(positions.find(caller)).isEqualTo(new Required.Replayed(LATE));
        assertThat(positions().find(caller)).as("another instance").isEqualTo(new Required.Replayed(LATE));
        assertThat(positions.find(caller())).as("another caller").isEqualTo(Required.NOTHING);
    }

    @Test
    void itIsForgottenWhenEveryReplicaInUseHasIt() {
        CallerPositions positions = positions();
        Caller.Subject caller = caller();
        positions.wrote(caller, LATE);

        Set<String> keys = template.keys("og:*{" + caller.id() + "}*");

        assertThat(keys)
                .singleElement()
                .satisfies(key -> assertThat(template.getExpire(key)).isBetween(1L, 60L));
    }

    @Test
    void whatWasWrittenNobodyKnowsWhereIsReadFromThePrimary() {
        CallerPositions positions = positions();
        Caller.Subject caller = caller();

        positions.wroteSomewhere(caller);
        positions.wrote(caller, LATE);

        assertThat(positions.find(caller)).isEqualTo(new Required.Unknown(Reason.REDIS));
    }

    @Test
    void withoutRedisEverybodyReadsFromThePrimaryAlsoForAWhileAfterAWriteThatCouldNotBeNoted() {
        CallerPositions positions = positions();
        Caller.Subject caller = caller();
        redis.stop();
        try {
            assertThat(positions.find(caller)).isEqualTo(new Required.Unknown(Reason.REDIS));
            positions.wrote(caller, LATE);
        } finally {
            redis.resume();
        }
        assertThat(positions.find(caller())).isEqualTo(new Required.Unknown(Reason.REDIS));
    }

    private CallerPositions positions() {
        return new CallerPositions("thing", template, Duration.ofMinutes(1));
    }

    private static Caller.Subject caller() {
        return new Caller.Subject(RealmId.MASTER, UUID.randomUUID(), "client", Set.of(), List.of(), null);
    }
}
