package io.opengate.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** After a restore nothing that was issued before it is accepted, even where Redis still has it. */
@AuthTest
@DirtiesContext
class EarlierSessionsTests {

    private static final String NOT_BEFORE = "{opengate:events}:not-before";

    private final TestWorld world;
    private final SignOnSessions sessions;
    private final StringRedisTemplate redis;

    EarlierSessionsTests(TestWorld world, SignOnSessions sessions, StringRedisTemplate redis) {
        this.world = world;
        this.sessions = sessions;
        this.redis = redis;
    }

    @AfterEach
    void forget() {
        redis.delete(NOT_BEFORE);
    }

    @Test
    void sessionsCodesAndRefreshTokensFromBeforeARestoreHaveEndedAndANewSignInWorks() {
        SignedIn ada = world.signedIn();
        String refresh = refreshToken(ada.redeem(ada.code("openid")));
        String code = ada.code("openid");
        assertThat(sessions.find(ada.realm().id(), ada.sid())).isPresent();
        Answer rotated = ada.refresh(refresh);
        assertThat(rotated.status()).isEqualTo(200);

        redis.opsForValue().set(NOT_BEFORE, Long.toString(System.currentTimeMillis()));
        redis.delete("{opengate:events}:epoch");

        Eventually.holds(
                () -> assertThat(sessions.find(ada.realm().id(), ada.sid())).isEmpty());
        assertRefused(ada.refresh(refreshToken(rotated)));
        assertRefused(ada.redeem(code));

        SignedIn again = world.signedIn();
        Answer tokens = again.redeem(again.code("openid"));
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        assertThat(again.refresh(refreshToken(tokens)).status()).isEqualTo(200);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_grant");
    }

    private static String refreshToken(Answer answer) {
        return answer.body().path("refresh_token").asString();
    }
}
