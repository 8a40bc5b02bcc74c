package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestAssertion;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An assertion is good once, at every endpoint, for a client of that method. */
class AssertionUseTests extends AssertionContract {

    AssertionUseTests(OAuth oauth, TestWorld world) {
        super(oauth, world);
    }

    @Test
    @Tag("single-use")
    void anAssertionIsGoodOnce() {
        String jti = UUID.randomUUID().toString();
        world.client(realm, client("other"));

        assertThat(present(good().claim("jti", jti)).status()).isEqualTo(200);
        assertRefused(present(good().claim("jti", jti)));
        assertRefused(introspect(good().claim("jti", jti)));
        assertThat(present(good().claim("jti", jti).claim("iss", "other").claim("sub", "other"))
                        .status())
                .isEqualTo(200);
        assertRefused(present(good().claim("jti", null)));
        assertRefused(present(good().claim("jti", "")));
    }

    @Test
    @Tag("single-use")
    void ofTwoHundredUsesAtOnceOneIsBelieved() {
        String assertion = good().sign();

        List<Integer> statuses = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> post(assertion).status())
                .toList();

        assertThat(statuses)
                .containsOnly(200, 401)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    @Test
    @Tag("single-use")
    void whoCannotSignUsesNothingUp() {
        String jti = UUID.randomUUID().toString();

        assertRefused(present(good().claim("jti", jti).signedWith(ec("ec"), JWSAlgorithm.ES256)));
        assertThat(present(good().claim("jti", jti)).status()).isEqualTo(200);
    }

    @Test
    void aClientHasTheMethodThatItRegisteredAlone() {
        world.client(
                realm, TestClients.confidential("basic").metadata("tokenEndpointAuthMethod", "client_secret_basic"));
        world.client(realm, TestClients.confidential("post").metadata("tokenEndpointAuthMethod", "client_secret_post"));
        world.client(realm, TestClients.confidential("any").metadata("jwks", keys()));

        assertThat(basic("basic").status()).isEqualTo(200);
        assertThat(secretInForm("post").status()).isEqualTo(200);
        assertThat(basic("any").status()).isEqualTo(200);
        assertThat(secretInForm("any").status()).isEqualTo(200);
        assertRefused(basic("post"));
        assertRefused(secretInForm("basic"));
        assertRefused(basic("shop"));
        assertRefused(secretInForm("shop"));
        assertRefused(present(good().claim("iss", "basic").claim("sub", "basic")));
        assertRefused(present(good().claim("iss", "any").claim("sub", "any")));
    }

    @Test
    void twoMethodsAtOnceAreRefused() {
        Answer both = oauth.postAs(
                "shop",
                realm,
                "token",
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                good().sign());

        assertThat(both.body().path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void codesAreExchangedAndTokensRevokedWithAssertions() {
        SignedIn ada = world.signedIn(realm, client("web"));
        TestAssertion web = good().claim("iss", "web").claim("sub", "web");
        Answer tokens = oauth.post(
                realm,
                "token",
                "grant_type",
                "authorization_code",
                "code",
                ada.code("openid"),
                "redirect_uri",
                TestClients.REDIRECT,
                "code_verifier",
                OAuth.VERIFIER.getValue(),
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                web.sign());
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);

        Answer revoked = oauth.post(
                realm,
                "revoke",
                "token",
                tokens.body().path("refresh_token").asString(),
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                web.claim("jti", "another").sign());
        assertThat(revoked.status()).isEqualTo(200);
        assertRefused(oauth.post(
                realm,
                "revoke",
                "token",
                "x",
                "client_assertion_type",
                TestAssertion.TYPE,
                "client_assertion",
                web.sign()));
    }

    @Test
    void requestsArePushedWithAssertions() {
        TestAssertion pushed = good();

        assertThat(push(pushed).status()).isEqualTo(201);
        assertRefused(push(pushed));
        assertRefused(push(good().claim("aud", oauth.issuer(realm) + "/protocol/openid-connect/ext/par/request")));
        assertRefused(push(good().claim("aud", List.of(oauth.issuer(realm)))));
    }
}
