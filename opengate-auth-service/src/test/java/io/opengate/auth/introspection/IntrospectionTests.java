package io.opengate.auth.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestSessions;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@AuthTest
class IntrospectionTests {

    private static final String ENDPOINT = "token/introspect";

    private final TestWorld world;
    private final OAuth oauth;
    private final TestSessions sessions;

    IntrospectionTests(TestWorld world, OAuth oauth, TestSessions sessions) {
        this.world = world;
        this.oauth = oauth;
        this.sessions = sessions;
    }

    @Test
    void itsClientLearnsWhatIsInAnAccessToken() {
        SignedIn ada = world.signedIn();

        Answer answer = introspect(ada, "shop", accessToken(ada.redeem(ada.code("openid", "profile"))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body().path("active").asBoolean()).isTrue();
        assertThat(answer.body().path("client_id").asString()).isEqualTo("shop");
        assertThat(answer.body().path("sub").asString()).isEqualTo(ada.user().toString());
        assertThat(answer.body().path("scope").asString()).isEqualTo("openid profile");
        assertThat(answer.body().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.body().path("iss").asString()).isEqualTo(oauth.issuer(ada.realm()));
        assertThat(answer.body().path("sid").asString()).isEqualTo(ada.sid());
        assertThat(answer.body().path("exp").asLong())
                .isEqualTo(answer.body().path("iat").asLong() + 300);
    }

    @Test
    void aResourceServerLearnsOfTokensThatAreMeantForIt() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").audiences("stock"));
        world.client(ada.realm(), TestClients.confidential("stock"));
        world.client(ada.realm(), TestClients.confidential("stranger"));
        String token = accessToken(ada.redeem(ada.code("openid")));

        assertThat(introspect(ada, "stock", token).body().path("active").asBoolean())
                .isTrue();
        assertInactive(introspect(ada, "stranger", token));
    }

    @Test
    void itsClientLearnsWhetherARefreshTokenCanBeUsed() {
        SignedIn ada = world.signedIn();
        world.client(ada.realm(), TestClients.confidential("other"));
        String first = refreshToken(ada.redeem(ada.code("openid")));

        Answer answer = introspect(ada, "shop", first);
        assertThat(answer.body().path("active").asBoolean()).isTrue();
        assertThat(answer.body().path("token_type").asString()).isEqualTo("refresh_token");
        assertInactive(introspect(ada, "other", first));

        String second = refreshToken(ada.refresh(first));
        assertInactive(introspect(ada, "shop", first));
        assertThat(introspect(ada, "shop", second).body().path("active").asBoolean())
                .isTrue();
    }

    @Test
    void aTokenIsInactiveAsSoonAsItsSessionHasEnded() {
        SignedIn ada = world.signedIn();
        Answer tokens = ada.redeem(ada.code("openid"));

        sessions.end(ada.realm(), ada.sid());

        assertInactive(introspect(ada, "shop", accessToken(tokens)));
        assertInactive(introspect(ada, "shop", refreshToken(tokens)));
    }

    @Test
    @Tag("disabled")
    void aDisabledPersonsRefreshTokenIsInactive() {
        SignedIn ada = world.signedIn();
        Answer tokens = ada.redeem(ada.code("openid"));

        world.user(ada.realm(), ada.user(), "disabled");

        assertInactive(introspect(ada, "shop", refreshToken(tokens)));
    }

    @Test
    @Tag("disabled")
    void aDisabledClientsTokensAreInactive() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").audiences("stock"));
        world.client(ada.realm(), TestClients.confidential("stock"));
        String token = accessToken(ada.redeem(ada.code("openid")));

        world.client(ada.realm(), TestClients.confidential("shop").disabled());

        assertInactive(introspect(ada, "stock", token));
    }

    @Test
    @Tag("tenant")
    void aTokenOfAnotherRealmIsInactive() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();
        Answer tokens = ada.redeem(ada.code("openid"));

        assertInactive(introspect(bob, "shop", accessToken(tokens)));
        assertInactive(introspect(bob, "shop", refreshToken(tokens)));
    }

    @Test
    void anythingElseIsInactive() {
        SignedIn ada = world.signedIn();
        Answer tokens = ada.redeem(ada.code("openid"));

        assertInactive(introspect(ada, "shop", "nonsense"));
        assertInactive(introspect(ada, "shop", "a.b.c"));
        assertInactive(introspect(ada, "shop", tokens.body().path("id_token").asString()));
        assertInactive(introspect(ada, "shop", accessToken(tokens) + "x"));
        assertInactive(introspect(ada, "shop", "x".repeat(20_000)));
    }

    @Test
    void onlyAClientThatProvesItselfMayAsk() {
        SignedIn ada = world.signedIn();
        world.client(ada.realm(), TestClients.publicClient("spa"));
        String token = accessToken(ada.redeem(ada.code("openid")));

        assertThat(oauth.post(ada.realm(), ENDPOINT, "token", token).status()).isEqualTo(401);
        assertThat(oauth.post(ada.realm(), ENDPOINT, "token", token, "client_id", "spa")
                        .status())
                .isEqualTo(401);
        assertThat(oauth.post(ada.realm(), ENDPOINT, "token", token, "client_id", "shop")
                        .status())
                .isEqualTo(401);
        assertThat(oauth.postAs("shop", ada.realm(), ENDPOINT).status()).isEqualTo(400);
    }

    private Answer introspect(SignedIn ada, String client, String token) {
        return oauth.postAs(client, ada.realm(), ENDPOINT, "token", token);
    }

    private static String accessToken(Answer answer) {
        return answer.body().path("access_token").asString();
    }

    private static String refreshToken(Answer answer) {
        return answer.body().path("refresh_token").asString();
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"active\":false}");
    }
}
