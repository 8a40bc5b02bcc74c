package io.opengate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestWorld;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class RedisRealmRemainsTests {

    private final TestWorld world;
    private final RealmRemains remains;
    private final StringRedisTemplate redis;

    RedisRealmRemainsTests(TestWorld world, RealmRemains remains, StringRedisTemplate redis) {
        this.world = world;
        this.remains = remains;
        this.redis = redis;
    }

    @Test
    void aDeletedRealmLeavesNothingAndOthersKeepTheirs() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();
        ada.redeem(ada.code("openid"));
        String bobs =
                bob.redeem(bob.code("openid")).body().path("refresh_token").asString();
        ada.code("openid");

        assertThat(remains.remove(ada.realm().id())).isEqualTo(5);

        assertThat(redis.keys("og:" + ada.realm().id() + ":*"))
                .allMatch(key -> key.contains(":session:") || key.contains(":pending:"));
        assertThat(remains.remove(ada.realm().id())).isZero();
        assertThat(bob.refresh(bobs).status()).isEqualTo(200);
    }
}
