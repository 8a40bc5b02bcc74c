package io.opengate.auth.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Introspection answers as JWTs (RFC 9701). */
@AuthTest
class SignedIntrospectionTests {

    private static final String JWT = "application/token-introspection+jwt";

    private final TestWorld world;
    private final OAuth oauth;
    private final TestHttp http;

    SignedIntrospectionTests(TestWorld world, OAuth oauth, TestHttp http) {
        this.world = world;
        this.oauth = oauth;
        this.http = http;
    }

    private Answer introspect(SignedIn who, String accept, String token) {
        return oauth.post(
                who.realm(),
                "token/introspect",
                Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET), "Accept", accept),
                "token",
                token);
    }

    private static String token(SignedIn who) {
        return who.redeem(who.code("openid")).body().path("access_token").asString();
    }

    @Test
    void whoNamesTheTypeGetsAJwtForHimselfAlone() throws Exception {
        SignedIn ada = world.signedIn();

        Answer answer = introspect(ada, JWT, token(ada));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(JWT);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        SignedJWT jwt = SignedJWT.parse(answer.text());
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("token-introspection+jwt");
        assertThat(claims.getIssuer()).isEqualTo(oauth.issuer(ada.realm()));
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getIssueTime()).isNotNull();
        assertThat(claims.getSubject()).isNull();
        assertThat(claims.getExpirationTime()).isNull();
        assertThat(claims.getJSONObjectClaim("token_introspection"))
                .containsEntry("active", true)
                .containsEntry("sub", ada.user().toString());
        JWKSet keys =
                JWKSet.parse(http.get(OAuth.path(ada.realm(), "certs"), null).text());
        assertThat(jwt.verify(new RSASSAVerifier(Objects.requireNonNull(
                                keys.getKeyByKeyId(jwt.getHeader().getKeyID()))
                        .toRSAKey())))
                .isTrue();
    }

    @Test
    void aTokenThatDoesNotStandIsInactiveThereToo() throws Exception {
        SignedIn ada = world.signedIn();

        Answer answer = introspect(ada, JWT, "unheard-of");

        assertThat(SignedJWT.parse(answer.text()).getJWTClaimsSet().getJSONObjectClaim("token_introspection"))
                .isEqualTo(Map.of("active", false));
    }

    @Test
    void theJwtIsNoAccessToken() {
        SignedIn ada = world.signedIn();
        String jwt = introspect(ada, JWT, token(ada)).text();

        assertThat(http.get(OAuth.path(ada.realm(), "userinfo"), jwt).status()).isEqualTo(401);
        assertThat(introspect(ada, "application/json", jwt)
                        .body()
                        .path("active")
                        .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/json", "application/jwt", "nonsense", ""})
    void everybodyElseGetsJson(String accept) {
        SignedIn ada = world.signedIn();

        Answer answer = introspect(ada, accept, token(ada));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body().path("active").asBoolean()).isTrue();
    }
}
