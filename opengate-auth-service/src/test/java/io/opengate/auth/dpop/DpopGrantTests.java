package io.opengate.auth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tenant.TestProofs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Codes and refresh tokens that are bound to a key (RFC 9449 §5 and §10). */
@AuthTest
class DpopGrantTests {

    private final TestWorld world;
    private final OAuth oauth;

    DpopGrantTests(TestWorld world, OAuth oauth) {
        this.world = world;
        this.oauth = oauth;
    }

    private Answer send(SignedIn who, boolean proven, @Nullable TestProofs key, String... parameters) {
        Map<String, String> headers = new HashMap<>();
        List<String> form = new ArrayList<>(Arrays.asList(parameters));
        if (proven) {
            headers.put("Authorization", OAuth.basic(who.client(), TestClients.SECRET));
        } else {
            form.addAll(List.of("client_id", who.client()));
        }
        if (key != null) {
            headers.put("DPoP", key.proof("POST", oauth.endpoint(who.realm(), "token")));
        }
        return oauth.post(who.realm(), "token", headers, form.toArray(String[]::new));
    }

    private Answer refresh(SignedIn who, boolean proven, @Nullable TestProofs key, String token) {
        return send(who, proven, key, "grant_type", "refresh_token", "refresh_token", token);
    }

    private SignedIn browserApplication() {
        return world.signedIn(world.realm(), TestClients.publicClient("spa"));
    }

    private static String refreshToken(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("refresh_token").asString();
    }

    private static void assertError(Answer answer, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
    }

    private static @Nullable Object boundTo(Answer answer) throws Exception {
        return OAuth.claims(answer.body().path("access_token").asString())
                .getJSONObjectClaim("cnf")
                .get("jkt");
    }

    @Test
    void aPublicClientsRefreshTokenWorksWithItsKeyAlone() throws Exception {
        SignedIn ada = browserApplication();
        TestProofs key = TestProofs.create();
        String first = refreshToken(send(ada, false, key, SignedIn.redemption(ada.code("openid"))));

        assertError(refresh(ada, false, null, first), "invalid_grant");
        assertError(refresh(ada, false, TestProofs.create(), first), "invalid_grant");

        Answer answer = refresh(ada, false, key, first);
        assertThat(refreshToken(answer)).isNotEqualTo(first);
        assertThat(answer.body().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(boundTo(answer)).isEqualTo(key.thumbprint());
    }

    @Test
    @Tag("single-use")
    void aUsedRefreshTokenWithAnotherKeyEndsTheFamily() {
        SignedIn ada = browserApplication();
        TestProofs key = TestProofs.create();
        String first = refreshToken(send(ada, false, key, SignedIn.redemption(ada.code("openid"))));
        String second = refreshToken(refresh(ada, false, key, first));

        assertError(refresh(ada, false, TestProofs.create(), first), "invalid_grant");

        assertError(refresh(ada, false, key, second), "invalid_grant");
    }

    @Test
    void aConfidentialClientMayChangeItsKey() throws Exception {
        SignedIn ada = world.signedIn();
        TestProofs other = TestProofs.create();
        String first = refreshToken(send(ada, true, TestProofs.create(), SignedIn.redemption(ada.code("openid"))));

        Answer answer = refresh(ada, true, other, first);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(boundTo(answer)).isEqualTo(other.thumbprint());
    }

    @Test
    void anHonestRetryMakesAnotherProofWithTheSameKey() {
        SignedIn ada = world.signedIn();
        TestProofs key = TestProofs.create();
        String first = refreshToken(send(ada, true, key, SignedIn.redemption(ada.code("openid"))));
        String second = refreshToken(refresh(ada, true, key, first));

        assertThat(refreshToken(refresh(ada, true, key, first))).isEqualTo(second);
    }

    @Test
    @Tag("single-use")
    void aRetryWithAnotherKeyEndsTheFamily() {
        SignedIn ada = world.signedIn();
        TestProofs key = TestProofs.create();
        String first = refreshToken(send(ada, true, key, SignedIn.redemption(ada.code("openid"))));
        String second = refreshToken(refresh(ada, true, key, first));

        assertError(refresh(ada, true, TestProofs.create(), first), "invalid_grant");

        assertError(refresh(ada, true, key, second), "invalid_grant");
    }

    @Test
    void aClientThatRegisteredForItMustProveAKeyAtEachGrant() {
        SignedIn ada =
                world.signedIn(world.realm(), TestClients.confidential("shop").metadata("dpopBoundAccessTokens", true));
        TestProofs key = TestProofs.create();
        String code = ada.code("openid");

        assertError(send(ada, true, null, SignedIn.redemption(code)), "invalid_dpop_proof");
        String first = refreshToken(send(ada, true, key, SignedIn.redemption(code)));
        assertError(refresh(ada, true, null, first), "invalid_dpop_proof");
        refreshToken(refresh(ada, true, key, first));
    }

    @Test
    void aCodeThatNamesAKeyIsWorthNothingWithoutIt() {
        SignedIn ada = world.signedIn();
        TestProofs key = TestProofs.create();

        for (TestProofs wrong : Arrays.asList(null, TestProofs.create())) {
            String stolen = ada.code(key.thumbprint(), Set.of(), "openid");
            assertError(send(ada, true, wrong, SignedIn.redemption(stolen)), "invalid_grant");
            assertError(send(ada, true, key, SignedIn.redemption(stolen)), "invalid_grant");
        }
        String code = ada.code(key.thumbprint(), Set.of(), "openid");
        refreshToken(send(ada, true, key, SignedIn.redemption(code)));
    }

    @Test
    void introspectionTellsTheKey() {
        SignedIn ada = world.signedIn();
        TestProofs key = TestProofs.create();
        Answer issued = send(ada, true, key, SignedIn.redemption(ada.code("openid")));

        Answer told = oauth.postAs(
                "shop",
                ada.realm(),
                "token/introspect",
                "token",
                issued.body().path("access_token").asString());

        assertThat(told.body().path("active").asBoolean()).isTrue();
        assertThat(told.body().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(told.body().path("cnf").path("jkt").asString()).isEqualTo(key.thumbprint());
    }
}
