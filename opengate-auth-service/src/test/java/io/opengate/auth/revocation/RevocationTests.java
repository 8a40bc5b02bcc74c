package io.opengate.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@AuthTest
class RevocationTests {

    private final TestWorld world;
    private final OAuth oauth;

    RevocationTests(TestWorld world, OAuth oauth) {
        this.world = world;
        this.oauth = oauth;
    }

    @Test
    void aRevokedRefreshTokenEndsItsFamilyAndItsAccessTokens() {
        SignedIn ada = world.signedIn();
        Answer issued = ada.redeem(ada.code("openid"));
        Answer rotated = ada.refresh(refreshToken(issued));

        Answer answer = revoke(ada, refreshToken(rotated));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(ada.refresh(refreshToken(rotated)).status()).isEqualTo(400);
        assertEnds(ada, issued);
        assertEnds(ada, rotated);
    }

    @Test
    void aRevokedAccessTokenEndsAndItsRefreshTokenLives() {
        SignedIn ada = world.signedIn();
        Answer issued = ada.redeem(ada.code("openid"));
        Answer other = ada.redeem(ada.code("openid"));

        assertThat(revoke(ada, accessToken(issued)).status()).isEqualTo(200);

        assertEnds(ada, issued);
        assertThat(isActive(ada, accessToken(other))).isTrue();
        assertThat(ada.refresh(refreshToken(issued)).status()).isEqualTo(200);
    }

    @Test
    void anotherClientsTokensAreNotRevoked() {
        SignedIn ada = world.signedIn();
        world.client(ada.realm(), TestClients.confidential("other"));
        Answer issued = ada.redeem(ada.code("openid"));

        Answer access = oauth.postAs("other", ada.realm(), "revoke", "token", accessToken(issued));
        Answer refresh = oauth.postAs("other", ada.realm(), "revoke", "token", refreshToken(issued));

        assertThat(access.status()).isEqualTo(400);
        assertThat(access.body().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(refresh.status()).isEqualTo(400);
        assertThat(isActive(ada, accessToken(issued))).isTrue();
        assertThat(ada.refresh(refreshToken(issued)).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoTokenOrHasEndedIsFine() {
        SignedIn ada = world.signedIn();
        String refreshToken = refreshToken(ada.redeem(ada.code("openid")));

        assertThat(revoke(ada, "nonsense").status()).isEqualTo(200);
        assertThat(revoke(ada, refreshToken).status()).isEqualTo(200);
        assertThat(revoke(ada, refreshToken).status()).isEqualTo(200);
    }

    @Test
    @Tag("tenant")
    void aTokenOfAnotherRealmIsLeftAlone() {
        SignedIn ada = world.signedIn();
        SignedIn bob = world.signedIn();
        Answer issued = ada.redeem(ada.code("openid"));

        assertThat(revoke(bob, refreshToken(issued)).status()).isEqualTo(200);
        assertThat(revoke(bob, accessToken(issued)).status()).isEqualTo(200);

        assertThat(isActive(ada, accessToken(issued))).isTrue();
        assertThat(ada.refresh(refreshToken(issued)).status()).isEqualTo(200);
    }

    @Test
    void aPublicClientMayRevokeItsOwnAndNobodyRevokesUnnamed() {
        SignedIn ada = world.signedIn(world.realm(), TestClients.publicClient("spa"));
        String token = refreshToken(ada.redeemAsPublic(ada.code("openid")));

        assertThat(oauth.post(ada.realm(), "revoke", "token", token).status()).isEqualTo(401);
        assertThat(oauth.post(ada.realm(), "revoke", "token", token, "client_id", "spa")
                        .status())
                .isEqualTo(200);
        assertThat(ada.refreshAsPublic(token).status()).isEqualTo(400);
    }

    private Answer revoke(SignedIn ada, String token) {
        return oauth.postAs("shop", ada.realm(), "revoke", "token", token, "token_type_hint", "access_token");
    }

    private void assertEnds(SignedIn ada, Answer answer) {
        Eventually.holds(() -> assertThat(isActive(ada, accessToken(answer))).isFalse());
    }

    private boolean isActive(SignedIn ada, String token) {
        return oauth.postAs("shop", ada.realm(), "token/introspect", "token", token)
                .body()
                .path("active")
                .asBoolean();
    }

    private static String accessToken(Answer answer) {
        return answer.body().path("access_token").asString();
    }

    private static String refreshToken(Answer answer) {
        return answer.body().path("refresh_token").asString();
    }
}
