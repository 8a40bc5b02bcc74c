package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestSessions;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.auth.slot.SessionSlot;
import io.opengate.testkit.http.TestHttp.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class CodeExchangeTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestSessions sessions;
    private final StringRedisTemplate redis;

    CodeExchangeTests(TestWorld world, OAuth oauth, TestSessions sessions, StringRedisTemplate redis) {
        this.world = world;
        this.oauth = oauth;
        this.sessions = sessions;
        this.redis = redis;
    }

    @Test
    void aCodeIsExchangedForTokens() throws Exception {
        SignedIn ada = world.signedIn();

        Answer answer = ada.redeem(ada.code("openid", "profile"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String accessToken = answer.body().path("access_token").asString();
        JWTClaimsSet access = OAuth.claims(accessToken);
        assertThat(access.getSubject()).isEqualTo(ada.user().toString());
        assertThat(access.getStringClaim("sid")).isEqualTo(ada.sid());
        assertThat(access.getStringClaim("scope")).isEqualTo("openid profile");
        assertThat(access.getLongClaim("auth_time")).isEqualTo(SignedIn.AUTH_TIME.getEpochSecond());
        assertThat(answer.body().path("refresh_token").asString()).hasSize(115);
        SignedJWT idToken = SignedJWT.parse(answer.body().path("id_token").asString());
        JWTClaimsSet identity = idToken.getJWTClaimsSet();
        assertThat(identity.getIssuer()).isEqualTo(oauth.issuer(ada.realm()));
        assertThat(identity.getAudience()).containsExactly("shop");
        assertThat(identity.getSubject()).isEqualTo(ada.user().toString());
        assertThat(identity.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(identity.getStringClaim("acr")).isEqualTo("1");
        assertThat(identity.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(identity.getStringClaim("sid")).isEqualTo(ada.sid());
        assertThat(identity.getStringClaim("at_hash"))
                .isEqualTo(AccessTokenHash.compute(
                                new BearerAccessToken(accessToken),
                                idToken.getHeader().getAlgorithm(),
                                null)
                        .getValue());
        assertThat(idToken.getHeader().getType().getType()).isEqualTo("JWT");
    }

    @Test
    void withoutTheScopeOpenidThereIsNoIdToken() {
        SignedIn ada = world.signedIn();

        assertThat(ada.redeem(ada.code("profile")).body().has("id_token")).isFalse();
    }

    @Test
    void aClientWithoutTheRefreshGrantGetsNoRefreshToken() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").grants("authorization_code"));

        Answer answer = ada.redeem(ada.code("openid"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().has("refresh_token")).isFalse();
    }

    @Test
    void aPublicClientRedeemsWithItsVerifierAlone() {
        SignedIn ada = world.signedIn(world.realm(), TestClients.publicClient("spa"));

        assertThat(ada.redeemAsPublic(ada.code("openid")).status()).isEqualTo(200);
    }

    @Test
    @Tag("single-use")
    void aSecondUseIsRefusedAndRevokesWhatTheFirstGave() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        Answer first = ada.redeem(code);
        assertThat(first.status()).isEqualTo(200);

        assertInvalidGrant(ada.redeem(code));

        assertInvalidGrant(ada.refresh(first.body().path("refresh_token").asString()));
        assertThat(pending(ada)).isEmpty();
        Eventually.holds(() -> {
            Answer userInfo = userInfo(ada, first.body().path("access_token").asString());
            assertThat(userInfo.status()).isEqualTo(401);
        });
    }

    @Test
    @Tag("single-use")
    void ofManyParallelUsesOneSucceeds() throws Exception {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        List<Callable<Answer>> uses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            uses.add(() -> ada.redeem(code));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : pool.invokeAll(uses)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
    }

    @Test
    void aWrongVerifierUsesTheCodeUp() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        String[] wrong = SignedIn.redemption(code);
        wrong[wrong.length - 1] = "A".repeat(43);

        assertInvalidGrant(oauth.postAs("shop", ada.realm(), "token", wrong));

        assertInvalidGrant(ada.redeem(code));
    }

    @Test
    void aMissingOrMalformedVerifierIsRefused() {
        SignedIn ada = world.signedIn();
        String[] missing = java.util.Arrays.copyOf(SignedIn.redemption(ada.code("openid")), 6);
        String[] malformed = SignedIn.redemption(ada.code("openid"));
        malformed[malformed.length - 1] = "too short";

        assertInvalidGrant(oauth.postAs("shop", ada.realm(), "token", missing));
        assertThat(oauth.postAs("shop", ada.realm(), "token", malformed).status())
                .isEqualTo(400);
    }

    @Test
    void aVerifierWithoutAChallengeIsRefused() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").withoutPkce());
        String code = ada.code(null, new String[] {"openid"});
        String other = ada.code(null, new String[] {"openid"});
        String[] plain = java.util.Arrays.copyOf(SignedIn.redemption(other), 6);

        assertInvalidGrant(ada.redeem(code));
        assertThat(oauth.postAs("shop", ada.realm(), "token", plain).status()).isEqualTo(200);
    }

    @Test
    void anotherRedirectUriIsRefused() {
        SignedIn ada = world.signedIn();
        String[] other = SignedIn.redemption(ada.code("openid"));
        other[5] = TestClients.REDIRECT + "/";
        String[] none = {
            "grant_type", "authorization_code",
            "code", ada.code("openid"),
            "code_verifier", OAuth.VERIFIER.getValue()
        };

        assertInvalidGrant(oauth.postAs("shop", ada.realm(), "token", other));
        assertInvalidGrant(oauth.postAs("shop", ada.realm(), "token", none));
    }

    @Test
    void anotherClientsCodeIsRefusedAndStaysGood() {
        SignedIn ada = world.signedIn();
        world.client(ada.realm(), TestClients.confidential("other"));
        String code = ada.code("openid");

        assertInvalidGrant(oauth.postAs("other", ada.realm(), "token", SignedIn.redemption(code)));

        assertThat(ada.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void aCodeOfAnotherRealmIsRefused() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();

        assertInvalidGrant(bob.redeem(ada.code("openid")));
    }

    @Test
    void aCodeEndsWithItsSession() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");

        sessions.end(ada.realm(), ada.sid());

        assertInvalidGrant(ada.redeem(code));
    }

    @Test
    @Tag("disabled")
    void aDisabledPersonGetsNothingAndTheCodeStaysUnused() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        world.user(ada.realm(), ada.user(), "disabled");

        assertInvalidGrant(ada.redeem(code));

        world.user(ada.realm(), ada.user(), "active");
        assertThat(ada.redeem(code).status()).isEqualTo(200);
    }

    @Test
    @Tag("single-use")
    void aRefreshTokenIsNoCodeAndACodeIsNoRefreshToken() {
        SignedIn ada = world.signedIn();
        String refreshToken =
                ada.redeem(ada.code("openid")).body().path("refresh_token").asString();

        assertInvalidGrant(ada.redeem(refreshToken));
        assertInvalidGrant(ada.refresh(ada.code("openid")));
    }

    @Test
    void aCodeLivesAMinuteAndTheSessionNotesItsClients() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid");
        SessionSlot slot = new SessionSlot(ada.realm().id(), ada.sid());
        String key = slot.code(io.opengate.platform.crypto.Hashes.sha256(code));
        assertThat(redis.getExpire(key)).isBetween(50L, 60L);
        assertThat(redis.opsForSet().members(slot.codes()))
                .isEqualTo(Set.of(io.opengate.platform.crypto.Hashes.sha256(code)));

        ada.redeem(code);

        assertThat(redis.opsForHash().get(slot.session(), "clients")).isEqualTo("[\"shop\"]");
        long lastUsed = Long.parseLong(
                (String) java.util.Objects.requireNonNull(redis.opsForHash().get(slot.session(), "lastUsed")));
        assertThat(lastUsed).isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(5L));
    }

    private Answer userInfo(SignedIn ada, String accessToken) {
        return oauth.post(ada.realm(), "userinfo", java.util.Map.of("Authorization", "Bearer " + accessToken));
    }

    /** What the relay has not yet sent; it is given a moment. */
    private List<String> pending(SignedIn ada) {
        String key = "og:" + ada.realm().id() + ":pending:{" + ada.sid() + "}";
        Eventually.holds(() -> assertThat(redis.opsForList().size(key)).isZero());
        return List.of();
    }

    private static void assertInvalidGrant(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_grant");
    }
}
