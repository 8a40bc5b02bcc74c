package io.opengate.auth.client.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.UsedAssertions;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.platform.tenant.RealmId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@AuthTest
@Tag("single-use")
class RedisUsedAssertionsTests {

    private final UsedAssertions used;
    private final StringRedisTemplate redis;

    RedisUsedAssertionsTests(UsedAssertions used, StringRedisTemplate redis) {
        this.used = used;
        this.redis = redis;
    }

    @Test
    void theKeyIsNamedAsTheContractSays() throws IOException {
        JsonNode layout = JsonMapper.shared().readTree(Files.readString(Path.of("..", "docs", "redis-layout.json")));
        JsonNode sample = layout.path("sample");
        String expected = layout.path("keys")
                .valueStream()
                .filter(kind -> kind.path("kind").asString().equals("assertion"))
                .findFirst()
                .orElseThrow()
                .path("sample")
                .asString();

        assertThat(RedisUsedAssertions.key(
                        RealmId.of(sample.path("realm").asString()),
                        UUID.fromString(sample.path("client").asString()),
                        sample.path("jti").asString()))
                .isEqualTo(expected);
    }

    @Test
    void aFirstUseIsOneAndTheKeyExpires() {
        RealmId realm = RealmId.of(UUID.randomUUID());
        UUID client = UUID.randomUUID();

        assertThat(used.use(realm, client, "a", Duration.ofSeconds(60))).isTrue();
        assertThat(used.use(realm, client, "a", Duration.ofSeconds(60))).isFalse();
        assertThat(used.use(realm, client, "b", Duration.ofSeconds(60))).isTrue();
        assertThat(used.use(realm, UUID.randomUUID(), "a", Duration.ofSeconds(60)))
                .isTrue();
        assertThat(used.use(RealmId.of(UUID.randomUUID()), client, "a", Duration.ofSeconds(60)))
                .isTrue();
        assertThat(redis.getExpire(RedisUsedAssertions.key(realm, client, "a"))).isBetween(1L, 61L);
    }
}
