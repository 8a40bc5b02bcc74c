package io.opengate.auth.mtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.X509CertUtils;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TestCertificate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to the client's certificate (RFC 8705 §3). */
class BoundTokenTests extends CertificateContract {

    private final TestHttp http;
    private final TestCertificate certificate = AUTHORITY.issue("CN=shop");

    BoundTokenTests(OAuth oauth, TestWorld world, TestHttp http) {
        super(oauth, world);
        this.http = http;
    }

    @Test
    void theTokenNamesTheCertificate() {
        world.client(realm, bound(named("shop", "tlsClientAuthSubjectDn", "CN=shop")));
        world.client(realm, named("loose", "tlsClientAuthSubjectDn", "CN=shop"));

        assertThat(confirmation(present("shop", certificate))).isEqualTo(Map.of("x5t#S256", thumbprint(certificate)));
        assertThat(confirmation(present("loose", certificate))).isNull();
    }

    @Test
    void aClientOfAnotherMethodIsBoundToo() {
        SignedIn ada = world.signedIn(realm, bound(TestClients.publicClient("spa")));
        TestCertificate own = TestAuthority.selfSigned("spa");

        Answer without = redeem(ada, Map.of());
        assertThat(without.body().path("error").asString()).isEqualTo("invalid_request");
        Answer with = redeem(ada, header(own));
        assertThat(confirmation(with)).isEqualTo(Map.of("x5t#S256", thumbprint(own)));

        String refreshToken = with.body().path("refresh_token").asString();
        assertThat(refresh("spa", refreshToken, header(TestAuthority.selfSigned("spa")))
                        .body()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        Answer refreshed = refresh("spa", refreshToken, header(own));
        assertThat(confirmation(refreshed)).isEqualTo(Map.of("x5t#S256", thumbprint(own)));
    }

    @Test
    void userinfoAsksForTheCertificate() {
        SignedIn ada = world.signedIn(realm, bound(TestClients.publicClient("spa")));
        Answer tokens = redeem(ada, header(certificate));
        String token = tokens.body().path("access_token").asString();

        assertThat(userInfo(token, header(certificate)).status()).isEqualTo(200);
        assertThat(userInfo(token, Map.of()).status()).isEqualTo(401);
        assertThat(userInfo(token, header(AUTHORITY.issue("CN=shop"))).status()).isEqualTo(401);
    }

    @Test
    void introspectionTellsTheBinding() {
        world.client(realm, bound(named("shop", "tlsClientAuthSubjectDn", "CN=shop")));
        String token = present("shop", certificate).body().path("access_token").asString();

        Answer described =
                oauth.post(realm, "token/introspect", header(certificate), "client_id", "shop", "token", token);

        assertThat(described.body().path("cnf").path("x5t#S256").asString()).isEqualTo(thumbprint(certificate));
    }

    private Answer redeem(SignedIn person, Map<String, String> headers) {
        return oauth.post(
                realm,
                "token",
                headers,
                "grant_type",
                "authorization_code",
                "code",
                person.code("openid"),
                "redirect_uri",
                TestClients.REDIRECT,
                "code_verifier",
                OAuth.VERIFIER.getValue(),
                "client_id",
                "spa");
    }

    private Answer refresh(String clientId, String token, Map<String, String> headers) {
        return oauth.post(
                realm, "token", headers, "grant_type", "refresh_token", "refresh_token", token, "client_id", clientId);
    }

    private Answer userInfo(String token, Map<String, String> headers) {
        return http.send("GET", OAuth.path(realm, "userinfo"), token, null, headers);
    }

    private static TestClients bound(TestClients client) {
        return client.metadata("tlsClientCertificateBoundAccessTokens", true);
    }

    private static Object confirmation(Answer answer) {
        assertAccepted(answer);
        return OAuth.claims(answer.body().path("access_token").asString()).getClaim("cnf");
    }

    private static String thumbprint(TestCertificate certificate) {
        return X509CertUtils.computeSHA256Thumbprint(certificate.certificate()).toString();
    }
}
