package io.opengate.auth.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Access tokens that are bound to a key (RFC 9449 §7). */
@AuthTest
class DpopUserInfoTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;
    private final TestProofs key = TestProofs.create();
    private SignedIn ada;
    private String url = "";

    DpopUserInfoTests(TestWorld world, OAuth oauth, TestHttp http) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
        this.ada = world.signedIn();
    }

    @BeforeEach
    void aPersonWhoSignedIn() {
        ada = world.signedIn();
        url = oauth.endpoint(ada.realm(), "userinfo");
    }

    private String boundToken() {
        Answer answer = oauth.post(
                ada.realm(),
                "token",
                Map.of(
                        "Authorization",
                        OAuth.basic("shop", TestClients.SECRET),
                        "DPoP",
                        key.proof("POST", oauth.endpoint(ada.realm(), "token"))),
                SignedIn.redemption(ada.code("openid")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("access_token").asString();
    }

    private Answer get(Map<String, String> headers) {
        return http.send("GET", OAuth.path(ada.realm(), "userinfo"), null, null, headers);
    }

    private Answer get(String token, String proof) {
        return get(Map.of("Authorization", "DPoP " + token, "DPoP", proof));
    }

    private static void assertRefused(Answer answer, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("DPoP ")
                .contains("error=\"" + error + "\"", "algs=\"ES256 ");
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
    }

    @Test
    void withAProofForThisRequestAndTokenItIsAccepted() {
        String token = boundToken();

        Answer answer = get(token, key.proof("GET", url, token));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("sub").asString()).isEqualTo(ada.user().toString());
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
        assertThat(oauth.post(
                                ada.realm(),
                                "userinfo",
                                Map.of("Authorization", "dpop " + token, "DPoP", key.proof("POST", url, token)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBoundTokenIsNoBearerToken() {
        String token = boundToken();

        assertRefused(get(Map.of("Authorization", "Bearer " + token)), "invalid_token");
        assertRefused(
                get(Map.of("Authorization", "Bearer " + token, "DPoP", key.proof("GET", url, token))), "invalid_token");
        assertRefused(oauth.post(ada.realm(), "userinfo", "access_token", token), "invalid_token");
    }

    @Test
    void aBearerTokenIsNoBoundToken() {
        String token =
                ada.redeem(ada.code("openid")).body().path("access_token").asString();

        assertRefused(get(token, key.proof("GET", url, token)), "invalid_token");
        assertThat(get(Map.of("Authorization", "Bearer " + token)).status()).isEqualTo(200);
    }

    @Test
    void withoutAProofOrWithOneForSomethingElseItIsRefused() {
        String token = boundToken();

        assertRefused(get(Map.of("Authorization", "DPoP " + token)), "invalid_dpop_proof");
        assertRefused(get(token, key.proof("GET", url)), "invalid_dpop_proof");
        assertRefused(get(token, key.proof("GET", url, "another")), "invalid_dpop_proof");
        assertRefused(get(token, key.proof("POST", url, token)), "invalid_dpop_proof");
        assertRefused(get(token, key.proof("GET", oauth.endpoint(ada.realm(), "token"), token)), "invalid_dpop_proof");
    }

    @Test
    void aThiefsKeyIsNotEnough() {
        String token = boundToken();

        assertRefused(get(token, TestProofs.create().proof("GET", url, token)), "invalid_token");
    }

    @Test
    @Tag("single-use")
    void aProofIsUsedOnce() {
        String token = boundToken();
        String proof = key.proof("GET", url, token);

        assertThat(get(token, proof).status()).isEqualTo(200);
        assertRefused(get(token, proof), "invalid_dpop_proof");
    }
}
