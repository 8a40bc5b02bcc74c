package io.opengate.auth.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestSessions;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.testkit.http.TestHttp.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class RefreshTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestSessions sessions;
    private final StringRedisTemplate redis;
    private final RefreshTokens texts;

    RefreshTests(TestWorld world, OAuth oauth, TestSessions sessions, StringRedisTemplate redis, RefreshTokens texts) {
        this.world = world;
        this.oauth = oauth;
        this.sessions = sessions;
        this.redis = redis;
        this.texts = texts;
    }

    @Test
    void aRefreshTokenGivesNewTokensAndItsSuccessor() throws Exception {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid", "profile")));

        Answer answer = ada.refresh(first);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(refreshToken(answer)).isNotEqualTo(first);
        assertThat(answer.body().path("scope").asString()).isEqualTo("openid profile");
        JWTClaimsSet identity = OAuth.claims(answer.body().path("id_token").asString());
        assertThat(identity.getClaim("nonce")).isNull();
        assertThat(identity.getLongClaim("auth_time")).isEqualTo(SignedIn.AUTH_TIME.getEpochSecond());
        assertThat(ada.refresh(refreshToken(answer)).status()).isEqualTo(200);
    }

    @Test
    void anHonestRetryGetsTheSameSuccessorAndTokenIdAgain() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));
        Answer answer = ada.refresh(first);

        Answer retry = ada.refresh(first);

        assertThat(refreshToken(retry)).isEqualTo(refreshToken(answer));
        assertThat(tokenId(retry)).isEqualTo(tokenId(answer));
        assertThat(ada.refresh(refreshToken(answer)).status()).isEqualTo(200);
    }

    @Test
    @Tag("single-use")
    void aRetryAfterTheGraceRevokesTheFamilyAndItsTokens() {
        SignedIn ada = world.signedIn();
        Answer issued = ada.redeem(ada.code("openid"));
        String first = refreshToken(issued);
        Answer rotated = ada.refresh(first);
        backdateRotation(ada, first, Duration.ofMillis(10_500));

        assertInvalidGrant(ada.refresh(first));

        assertInvalidGrant(ada.refresh(refreshToken(rotated)));
        assertTokenEnds(ada, issued);
        assertTokenEnds(ada, rotated);
    }

    @Test
    void aRetryJustWithinTheGraceIsHonest() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));
        ada.refresh(first);
        backdateRotation(ada, first, Duration.ofSeconds(8));

        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    @Tag("single-use")
    void aRetryWithOtherParametersRevokesTheFamily() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid", "profile")));
        Answer rotated = ada.refresh(first);

        assertInvalidGrant(oauth.postAs(
                "shop",
                ada.realm(),
                "token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "scope",
                "openid"));

        assertInvalidGrant(ada.refresh(refreshToken(rotated)));
    }

    @Test
    @Tag("single-use")
    void theTokenBeforeThePreviousOneRevokesTheFamily() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));
        String second = refreshToken(ada.refresh(first));
        String third = refreshToken(ada.refresh(second));

        assertInvalidGrant(ada.refresh(first));

        assertInvalidGrant(ada.refresh(third));
    }

    @Test
    @Tag("single-use")
    void aPublicClientIsNotAuthenticatedAndHasNoGrace() {
        SignedIn ada = world.signedIn(world.realm(), TestClients.publicClient("spa"));
        String first = refreshToken(ada.redeemAsPublic(ada.code("openid")));
        String second = refreshToken(ada.refreshAsPublic(first));

        assertInvalidGrant(ada.refreshAsPublic(first));

        assertInvalidGrant(ada.refreshAsPublic(second));
    }

    @Test
    void lessScopeMayBeAskedForAndTheFamilyKeepsItsOwn() throws Exception {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid", "profile")));

        Answer less = oauth.postAs(
                "shop",
                ada.realm(),
                "token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "scope",
                "profile");

        assertThat(less.body().path("scope").asString()).isEqualTo("profile");
        assertThat(less.body().has("id_token")).isFalse();
        Answer all = ada.refresh(refreshToken(less));
        assertThat(all.body().path("scope").asString()).isEqualTo("openid profile");
    }

    @Test
    void moreScopeIsRefusedAndNothingIsUsedUp() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));

        Answer more = oauth.postAs(
                "shop",
                ada.realm(),
                "token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "scope",
                "openid profile");

        assertThat(more.status()).isEqualTo(400);
        assertThat(more.body().path("error").asString()).isEqualTo("invalid_scope");
        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    void anotherClientIsRefusedAndTheFamilyLives() {
        SignedIn ada = world.signedIn();
        world.client(ada.realm(), TestClients.confidential("other"));
        String first = refreshToken(ada.redeem(ada.code("openid")));

        assertInvalidGrant(
                oauth.postAs("other", ada.realm(), "token", "grant_type", "refresh_token", "refresh_token", first));

        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    @Tag("tenant")
    void aTokenOfAnotherRealmIsRefused() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();

        assertInvalidGrant(bob.refresh(refreshToken(ada.redeem(ada.code("openid")))));
    }

    @Test
    void anAlteredTokenIsRefused() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));
        char last = first.charAt(60);
        String altered = first.substring(0, 60) + (last == 'A' ? 'B' : 'A') + first.substring(61);

        assertInvalidGrant(ada.refresh(altered));

        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    void aFamilyEndsWithItsSession() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));

        sessions.end(ada.realm(), ada.sid());

        assertInvalidGrant(ada.refresh(first));
    }

    @Test
    void aFamilyWhoseSessionRanOutIsRefused() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));

        redis.delete(new SessionSlot(ada.realm().id(), ada.sid()).session());

        assertInvalidGrant(ada.refresh(first));
    }

    @Test
    void aFamilyEndsAtTheSessionsMaximumAtTheLatestAndRotationDoesNotMoveThat() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));
        long before = expiry(ada, first);

        ada.refresh(first);

        assertThat(before).isBetween(TestSessions.MAX.toSeconds() - 20, TestSessions.MAX.toSeconds());
        assertThat(expiry(ada, first)).isBetween(before - 20, before);
    }

    @Test
    @Tag("disabled")
    void aDisabledPersonOrClientGetsNothingAndNothingIsUsedUp() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid")));

        world.user(ada.realm(), ada.user(), "disabled");
        assertInvalidGrant(ada.refresh(first));
        world.user(ada.realm(), ada.user(), "active");
        world.client(ada.realm(), TestClients.confidential("shop").disabled());
        assertThat(ada.refresh(first).status()).isEqualTo(401);
        world.client(ada.realm(), TestClients.confidential("shop"));

        assertThat(ada.refresh(first).status()).isEqualTo(200);
    }

    @Test
    void aScopeThatTheClientLostIsNotGivenAgain() {
        SignedIn ada = world.signedIn();
        String first = refreshToken(ada.redeem(ada.code("openid", "profile")));

        world.client(ada.realm(), TestClients.confidential("shop").scopes("openid"));

        assertThat(ada.refresh(first).body().path("scope").asString()).isEqualTo("openid");
    }

    private void backdateRotation(SignedIn ada, String token, Duration by) {
        String key = familyKey(ada, token);
        long at = Long.parseLong(
                (String) Objects.requireNonNull(redis.opsForHash().get(key, "rotatedMillis")));
        redis.opsForHash().put(key, "rotatedMillis", Long.toString(at - by.toMillis()));
    }

    private long expiry(SignedIn ada, String token) {
        return Objects.requireNonNull(redis.getExpire(familyKey(ada, token)));
    }

    private String familyKey(SignedIn ada, String token) {
        UUID family = texts.parse(ada.realm().id(), token).orElseThrow().family();
        return new SessionSlot(ada.realm().id(), ada.sid()).family(family.toString());
    }

    private void assertTokenEnds(SignedIn ada, Answer answer) {
        String accessToken = answer.body().path("access_token").asString();
        Eventually.holds(() -> assertThat(
                        oauth.post(ada.realm(), "userinfo", Map.of("Authorization", "Bearer " + accessToken))
                                .status())
                .isEqualTo(401));
    }

    private static String refreshToken(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("refresh_token").asString();
    }

    private static String tokenId(Answer answer) {
        return OAuth.claims(answer.body().path("access_token").asString()).getJWTID();
    }

    private static void assertInvalidGrant(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_grant");
    }
}
