package io.opengate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.testkit.http.TestHttp.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class ConsentWithdrawalTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final StringRedisTemplate redis;
    private final RedisEvents events;
    private final ConsentedTokens tokens;

    ConsentWithdrawalTests(
            TestWorld world, OAuth oauth, StringRedisTemplate redis, RedisEvents events, ConsentedTokens tokens) {
        this.world = world;
        this.oauth = oauth;
        this.redis = redis;
        this.events = events;
        this.tokens = tokens;
    }

    @Test
    @Tag("disabled")
    void theEventEndsTheClientsTokensOfThatPerson() {
        SignedIn ada = signedIn();
        Answer issued = ada.redeem(ada.code("openid"));
        Answer rotated = ada.refresh(refreshToken(issued));

        withdraw(ada, "shop");

        Eventually.holds(
                () -> assertThat(ada.refresh(refreshToken(rotated)).status()).isEqualTo(400));
        assertEnds(ada, issued);
        assertEnds(ada, rotated);
    }

    @Test
    void anotherClientsTokensAndThoseOfOthersLive() {
        SignedIn ada = signedIn();
        SignedIn bob = signedIn();
        Answer adas = ada.redeem(ada.code("openid"));
        Answer bobs = bob.redeem(bob.code("openid"));

        tokens.end(ada.realm().id(), ada.user(), new ClientId("other"), Instant.now());
        tokens.end(bob.realm().id(), ada.user(), new ClientId("shop"), Instant.now());
        tokens.end(ada.realm().id(), bob.user(), new ClientId("shop"), Instant.now());

        assertThat(ada.refresh(refreshToken(adas)).status()).isEqualTo(200);
        assertThat(bob.refresh(refreshToken(bobs)).status()).isEqualTo(200);
        assertThat(isActive(ada, adas)).isTrue();
    }

    @Test
    @Tag("single-use")
    void aCodeThatIsStillUnusedGivesNothing() {
        SignedIn ada = signedIn();
        String code = ada.code("openid");

        tokens.end(ada.realm().id(), ada.user(), new ClientId("shop"), Instant.now());

        Answer answer = ada.redeem(code);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(ada.redeem(ada.code("openid")).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenWithoutARefreshTokenEndsToo() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").grants("authorization_code"));
        index(ada);
        Answer issued = ada.redeem(ada.code("openid"));
        assertThat(issued.body().has("refresh_token")).isFalse();

        tokens.end(ada.realm().id(), ada.user(), new ClientId("shop"), Instant.now());

        assertEnds(ada, issued);
    }

    @Test
    void aWithdrawalThatIsHeardLateSparesWhatALaterConsentGave() {
        SignedIn ada = signedIn();
        Answer issued = ada.redeem(ada.code("openid"));

        tokens.end(
                ada.realm().id(),
                ada.user(),
                new ClientId("shop"),
                Instant.now().minus(Duration.ofSeconds(90)));

        assertThat(ada.refresh(refreshToken(issued)).status()).isEqualTo(200);
    }

    private SignedIn signedIn() {
        SignedIn person = world.signedIn();
        index(person);
        return person;
    }

    /** The session service lists each person's sessions. */
    private void index(SignedIn person) {
        redis.opsForZSet().add("og:" + person.realm().id() + ":user-sessions:{" + person.user() + "}", person.sid(), 1);
    }

    private void withdraw(SignedIn person, String clientId) {
        events.publish(EventDraft.of(
                        "consent.revoked",
                        person.realm().id(),
                        UUID.randomUUID().toString())
                .data(Map.of("user", person.user().toString(), "clientId", clientId)));
    }

    private void assertEnds(SignedIn person, Answer tokens) {
        Eventually.holds(() -> assertThat(isActive(person, tokens)).isFalse());
    }

    private boolean isActive(SignedIn person, Answer tokens) {
        String token = tokens.body().path("access_token").asString();
        return oauth.postAs("shop", person.realm(), "token/introspect", "token", token)
                .body()
                .path("active")
                .asBoolean();
    }

    private static String refreshToken(Answer answer) {
        return answer.body().path("refresh_token").asString();
    }
}
