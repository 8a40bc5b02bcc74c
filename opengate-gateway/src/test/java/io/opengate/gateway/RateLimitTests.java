package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.redis.EmbeddedRedis;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(
        properties = {
            "opengate.gateway.limits.address-per-second=2",
            "opengate.gateway.limits.address-burst=5",
            "opengate.gateway.limits.realm-per-second=2",
            "opengate.gateway.limits.realm-burst=7",
            "opengate.gateway.proxies.trusted=127.0.0.1"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
class RateLimitTests {

    private static final EmbeddedRedis REDIS = EmbeddedRedis.start();

    private final TestHttp http;
    private final MeterRegistry meters;

    RateLimitTests(TestHttp http, MeterRegistry meters) {
        this.http = http;
        this.meters = meters;
    }

    @DynamicPropertySource
    static void redis(DynamicPropertyRegistry registry) {
        registry.add("spring.data.redis.port", REDIS::port);
        registry.add("spring.data.redis.password", REDIS::password);
    }

    @Test
    void anAddressIsLimitedAndToldWhenToComeBack() {
        assertThat(burst("198.51.100.1", "one", 5)).isEqualTo(5);
        TestHttp.Answer refused = Stream.generate(() -> get("198.51.100.1", "other"))
                .limit(50)
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.body().path("type").asString()).endsWith("/problems/too-many-requests");
        assertThat(get("198.51.100.2", "other").status()).as("another address").isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> get("198.51.100.1", "other").status() == 200);
    }

    @Test
    void aRealmIsLimitedOverAllAddresses() {
        int passed = IntStream.range(0, 20)
                .map(i -> get("203.0.113." + i, "busy").status() == 200 ? 1 : 0)
                .sum();
        assertThat(passed).isBetween(7, 19);
        assertThat(get("203.0.113.99", "calm").status()).isEqualTo(200);
    }

    @Test
    void addressesOfOneSixtyFourCountAsOne() {
        int passed = IntStream.range(1, 20)
                .map(i -> get("2001:db8:1:2::" + i, "r" + i).status() == 200 ? 1 : 0)
                .sum();
        assertThat(passed).isBetween(5, 18);
        assertThat(get("2001:db8:1:3::1", "r0").status()).isEqualTo(200);
    }

    @Test
    void withoutRedisRequestsPassAndAreCounted() {
        REDIS.stop();
        try {
            assertThat(burst("198.51.100.77", "down", 20)).isEqualTo(20);
            assertThat(meters.get("opengate.gateway.limits.unavailable")
                            .counter()
                            .count())
                    .isGreaterThanOrEqualTo(10);
        } finally {
            REDIS.resume();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("198.51.100.78", "back").status() == 429);
    }

    private int burst(String address, String realm, int count) {
        return (int) IntStream.range(0, count)
                .filter(i -> get(address, realm).status() == 200)
                .count();
    }

    private TestHttp.Answer get(String address, String realm) {
        return http.send("GET", "/realms/" + realm + "/x", null, null, Map.of("X-Forwarded-For", address));
    }
}
