package io.opengate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.purge.RealmPurge;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class RedisRealmPurgeTests {

    private final TestWorld world;
    private final RealmPurge purge;
    private final StringRedisTemplate redis;

    RedisRealmPurgeTests(TestWorld world, RealmPurge purge, StringRedisTemplate redis) {
        this.world = world;
        this.purge = purge;
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

        assertThat(redis.keys(codesAndFamiliesOf(ada))).isNotEmpty();

        purge.purge(ada.realm().id());

        assertThat(redis.keys("og:" + ada.realm().id() + ":*"))
                .allMatch(key -> key.contains(":session:") || key.contains(":pending:"));
        purge.purge(ada.realm().id());
        assertThat(bob.refresh(bobs).status()).isEqualTo(200);
    }

    private static String codesAndFamiliesOf(SignedIn person) {
        return "og:" + person.realm().id() + ":[cf][oa]*";
    }
}
