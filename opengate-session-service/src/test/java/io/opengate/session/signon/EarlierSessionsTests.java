package io.opengate.session.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** After a restore neither sessions nor access tokens from before it count, even where Redis still has them. */
@SessionTest
@DirtiesContext
class EarlierSessionsTests {

    private static final String NOT_BEFORE = "{opengate:events}:not-before";

    private final SignOns signOns;
    private final StringRedisTemplate redis;
    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final UUID user = UUID.randomUUID();

    EarlierSessionsTests(
            SignOns signOns, StringRedisTemplate redis, TestHttp http, TestTokens tokens, TestRealms realms) {
        this.signOns = signOns;
        this.redis = redis;
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
    }

    @AfterEach
    void forget() {
        redis.delete(NOT_BEFORE);
    }

    @Test
    void sessionsAndAccessTokensFromBeforeARestoreHaveEndedAndNewOnesWork() {
        UUID earlier = signOns.startId(realm, user);
        String token = tokens.management(realm, "session.read");
        String sessions = "/api/v1/realms/" + realm.name() + "/sessions";
        assertThat(signOns.show(realm, earlier).status()).isEqualTo(200);
        assertThat(http.get(sessions, token).status()).isEqualTo(200);

        redis.opsForValue().set(NOT_BEFORE, Long.toString(System.currentTimeMillis()));
        redis.delete("{opengate:events}:epoch");

        await().untilAsserted(
                        () -> assertThat(http.get(sessions, token).status()).isEqualTo(401));
        await().untilAsserted(
                        () -> assertThat(signOns.show(realm, earlier).status()).isEqualTo(404));
        UUID later = signOns.startId(realm, user);
        assertThat(signOns.show(realm, later).status()).isEqualTo(200);
        assertThat(SignOns.ids(signOns.list(realm, "?user=" + user))).containsExactly(later.toString());
    }
}
