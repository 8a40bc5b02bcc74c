package io.opengate.auth.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD, OPTIONS and methods that an endpoint does not have. */
@AuthTest
class MethodTests {

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;

    MethodTests(TestWorld world, OAuth oauth, TestHttp http) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
    }

    private Answer send(String method, String endpoint) {
        return http.send(method, OAuth.path(world.realm(), endpoint), null, null, Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token | POST, OPTIONS",
                "token/introspect | POST, OPTIONS",
                "revoke | POST, OPTIONS",
                "userinfo | GET, HEAD, POST, OPTIONS",
                "certs | GET, HEAD, OPTIONS"
            })
    void optionsTellsWhatIsThere(String endpoint, String methods) {
        Answer answer = send("OPTIONS", endpoint);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo(methods);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "token/introspect", "revoke"})
    void whatOnlyPostsRefusesTheRest(String endpoint) {
        for (String method : new String[] {"GET", "HEAD", "PUT", "PATCH", "DELETE"}) {
            Answer answer = send(method, endpoint);
            assertThat(answer.status()).as(method).isEqualTo(405);
            assertThat(answer.header("Allow")).as(method).isEqualTo("POST");
        }
    }

    @Test
    void headOfUserInfoIsAGetWithoutItsBody() {
        SignedIn ada = world.signedIn();
        String token =
                ada.redeem(ada.code("openid")).body().path("access_token").asString();

        Answer answer = http.send("HEAD", OAuth.path(ada.realm(), "userinfo"), token, null, Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(send("HEAD", "userinfo").status()).isEqualTo(401);
    }

    @Test
    void revocationAnswersNothingAndNamesNoType() {
        SignedIn ada = world.signedIn();
        String token =
                ada.redeem(ada.code("openid")).body().path("access_token").asString();

        for (String each : new String[] {token, "unheard-of"}) {
            Answer answer = oauth.postAs("shop", ada.realm(), "revoke", "token", each);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }
}
