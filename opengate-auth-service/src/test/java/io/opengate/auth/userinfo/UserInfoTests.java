package io.opengate.auth.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestSessions;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocation;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@AuthTest
class UserInfoTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;
    private final TestSessions sessions;
    private final RedisEvents events;

    UserInfoTests(TestWorld world, OAuth oauth, TestHttp http, TestSessions sessions, RedisEvents events) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
        this.sessions = sessions;
        this.events = events;
    }

    @Test
    void theScopesSayWhatIsTold() {
        SignedIn ada = world.signedIn();

        Answer all = get(ada, token(ada, "openid", "profile", "email"));
        Answer least = get(ada, token(ada, "openid"));

        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.header("Cache-Control")).isEqualTo("no-store");
        assertThat(all.body().path("sub").asString()).isEqualTo(ada.user().toString());
        assertThat(all.body().path("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(all.body().path("preferred_username").asString()).isEqualTo("ada");
        assertThat(all.body().path("email").asString()).isEqualTo("ada@example.org");
        assertThat(all.body().path("email_verified").asBoolean()).isTrue();
        assertThat(least.text()).isEqualTo("{\"sub\":\"" + ada.user() + "\"}");
    }

    @Test
    void standardClaimsAreTheAttributesOfThatName() {
        SignedIn ada = world.signedIn(
                world.realm(), TestClients.confidential("shop").scopes("openid", "profile", "address", "phone"));
        Map<String, List<String>> attributes = Map.of(
                "nickname", List.of("Countess"),
                "picture", List.of("https://example.org/ada.png"),
                "phone_number", List.of("+44 20 7946 0000", "+44 20 7946 0001"),
                "locality", List.of("London"),
                "country", List.of("United Kingdom"),
                "cost-centre", List.of("42"));
        world.user(ada.realm(), ada.user(), "active", attributes);

        Answer profile = get(ada, token(ada, "openid", "profile"));
        Answer contact = get(ada, token(ada, "openid", "address", "phone"));

        assertThat(profile.body().path("nickname").asString()).isEqualTo("Countess");
        assertThat(profile.body().path("picture").asString()).isEqualTo("https://example.org/ada.png");
        assertThat(profile.body().path("updated_at").asLong())
                .isEqualTo(Instant.parse("2026-01-02T03:04:05Z").getEpochSecond());
        assertThat(profile.text()).doesNotContain("cost-centre", "phone_number", "address");
        assertThat(contact.body().path("phone_number").asString()).isEqualTo("+44 20 7946 0000");
        assertThat(contact.body().path("phone_number_verified").isBoolean()).isTrue();
        assertThat(contact.body().path("phone_number_verified").asBoolean()).isFalse();
        assertThat(contact.body().path("address").toString())
                .isEqualTo("{\"locality\":\"London\",\"country\":\"United Kingdom\"}");
        assertThat(contact.text()).doesNotContain("nickname", "Ada");
    }

    @Test
    void aLinkThatIsNoWebAddressIsLeftOut() {
        SignedIn ada = world.signedIn();
        Map<String, List<String>> attributes = Map.of(
                "website", List.of("javascript:alert(1)"),
                "picture", List.of("data:image/svg+xml,x"),
                "profile", List.of("https://example.org/ada"));
        world.user(ada.realm(), ada.user(), "active", attributes);

        Answer answer = get(ada, token(ada, "openid", "profile"));

        assertThat(answer.body().path("profile").asString()).isEqualTo("https://example.org/ada");
        assertThat(answer.text()).doesNotContain("website", "picture");
    }

    @Test
    void theTokenMayComeInTheForm() {
        SignedIn ada = world.signedIn();
        String token = token(ada, "openid");

        assertThat(oauth.post(ada.realm(), "userinfo", "access_token", token).status())
                .isEqualTo(200);
        assertThat(oauth.post(ada.realm(), "userinfo", bearer(token)).status()).isEqualTo(200);
        Answer twice = oauth.post(ada.realm(), "userinfo", bearer(token), "access_token", token);
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.header("WWW-Authenticate")).contains("error=\"invalid_request\"");
    }

    @Test
    void withoutATokenTheChallengeNamesNoError() {
        SignedIn ada = world.signedIn();

        Answer answer = http.get(OAuth.path(ada.realm(), "userinfo"), null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"" + ada.realm().name() + "\", DPoP algs=\"ES256 ")
                .doesNotContain("error");
        assertThat(http.get(OAuth.path(ada.realm(), "userinfo") + "?access_token=" + token(ada, "openid"), null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenWithoutTheScopeOpenidIsNotEnough() {
        SignedIn ada = world.signedIn();

        Answer answer = get(ada, token(ada, "profile"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void idTokensRefreshTokensAndNonsenseAreRefused() {
        SignedIn ada = world.signedIn();
        Answer tokens = ada.redeem(ada.code("openid"));

        assertInvalid(get(ada, tokens.body().path("id_token").asString()));
        assertInvalid(get(ada, tokens.body().path("refresh_token").asString()));
        assertInvalid(get(ada, "nonsense"));
        assertThat(http.get(OAuth.path(ada.realm(), "userinfo"), "not a token").status())
                .isEqualTo(400);
    }

    @Test
    @Tag("tenant")
    void aTokenOfAnotherRealmIsRefused() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();

        assertInvalid(get(bob, token(ada, "openid")));
    }

    @Test
    @Tag("disabled")
    void aDisabledOrDeletedPersonIsNotToldOf() {
        SignedIn ada = world.signedIn();
        String token = token(ada, "openid");

        world.user(ada.realm(), ada.user(), "disabled");
        assertInvalid(get(ada, token));
        world.forget(ada.realm(), ada.user());
        assertInvalid(get(ada, token));
    }

    @Test
    void aTokenEndsWithItsSession() {
        SignedIn ada = world.signedIn();
        String token = token(ada, "openid");

        sessions.end(ada.realm(), ada.sid());

        assertInvalid(get(ada, token));
    }

    @Test
    @Tag("disabled")
    void aRevocationThatIsHeardOnTheStreamEndsTheToken() {
        SignedIn ada = world.signedIn();
        String token = token(ada, "openid");
        assertThat(get(ada, token).status()).isEqualTo(200);

        events.publish(
                EventDraft.of("user.disabled", ada.realm().id(), ada.user().toString())
                        .revoking(Revocation.subject(ada.user())));

        Eventually.holds(() -> assertInvalid(get(ada, token)));
    }

    @Test
    @Tag("disabled")
    void aDisabledClientsTokenIsRefused() {
        SignedIn ada = world.signedIn();
        String token = token(ada, "openid");

        world.client(ada.realm(), TestClients.confidential("shop").disabled());

        assertInvalid(get(ada, token));
    }

    @Test
    void aServiceAccountIsNoPerson() {
        SignedIn ada = world.signedIn();
        String token = oauth.postAs("shop", ada.realm(), "token", "grant_type", "client_credentials")
                .body()
                .path("access_token")
                .asString();

        assertThat(get(ada, token).status()).isEqualTo(403);
    }

    private String token(SignedIn ada, String... scopes) {
        return ada.redeem(ada.code(scopes)).body().path("access_token").asString();
    }

    private Answer get(SignedIn ada, String token) {
        return http.get(OAuth.path(ada.realm(), "userinfo"), token);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_token");
    }
}
