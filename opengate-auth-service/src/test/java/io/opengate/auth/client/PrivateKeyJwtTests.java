package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestAssertion;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an assertion says (RFC 7523 §3): what is believed, and each thing that is not. */
class PrivateKeyJwtTests extends AssertionContract {

    PrivateKeyJwtTests(OAuth oauth, TestWorld world) {
        super(oauth, world);
    }

    @ParameterizedTest
    @CsvSource({"rsa,RS256", "rsa,PS256", "rsa,PS512", "ec,ES256", "ed,EdDSA", "ed,Ed25519"})
    void anAssertionProvesItsClient(String kid, String algorithm) {
        Answer answer = present(good().signedWith(key(kid), JWSAlgorithm.parse(algorithm)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(OAuth.claims(answer.body().path("access_token").asString()).getClaim("client_id"))
                .isEqualTo("shop");
    }

    @Test
    void theAudienceIsTheIssuerOrTheTokenEndpoint() {
        String token = oauth.issuer(realm) + "/protocol/openid-connect/token";

        assertThat(present(good().claim("aud", token)).status()).isEqualTo(200);
        assertThat(introspect(good()).status()).isEqualTo(200);
        assertThat(introspect(good().claim("aud", token)).status()).isEqualTo(200);
    }

    @Test
    void anyOtherAudienceIsRefused() {
        String issuer = oauth.issuer(realm);
        RealmRef other = world.realm();

        assertRefused(present(good().claim("aud", null)));
        assertRefused(present(good().claim("aud", List.of(issuer))));
        assertRefused(present(good().claim("aud", List.of(issuer, "https://evil.example"))));
        assertRefused(present(good().claim("aud", issuer + "/")));
        assertRefused(present(good().claim("aud", issuer.toUpperCase(Locale.ROOT))));
        assertRefused(present(good().claim("aud", oauth.issuer(other))));
        assertRefused(present(good().claim("aud", "https://evil.example")));
        assertRefused(present(good().claim("aud", "shop")));
        assertRefused(introspect(good().claim("aud", issuer + "/protocol/openid-connect/token/introspect")));
    }

    @Test
    void theTimesAreChecked() {
        assertThat(present(good().at("exp", 300)).status()).isEqualTo(200);
        assertThat(present(good().claim("iat", null)).status()).isEqualTo(200);
        assertThat(present(good().at("iat", 10).at("nbf", 10)).status()).isEqualTo(200);
        assertRefused(present(good().claim("exp", null)));
        assertRefused(present(good().at("exp", -60)));
        assertRefused(present(good().at("exp", 3600)));
        assertRefused(present(good().at("iat", 90)));
        assertRefused(present(good().at("nbf", 90)));
        assertRefused(present(good().claim("exp", "soon")));
    }

    @Test
    void issuerAndSubjectAreTheClient() {
        world.client(realm, client("other"));

        assertRefused(present(good().claim("iss", "other")));
        assertRefused(present(good().claim("sub", "other")));
        assertRefused(present(good().claim("iss", null)));
        assertRefused(present(good().claim("sub", null)));
        assertRefused(present(good().claim("iss", "nobody").claim("sub", "nobody")));
        assertThat(post("client_id", "shop", good()).status()).isEqualTo(200);
        assertThat(post("client_id", "other", good()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "dpop+jwt", "logout+jwt", "oauth-authz-req+jwt", "secevent+jwt"})
    void anotherKindOfTokenIsNoAssertion(String type) {
        assertRefused(present(good().header("typ", type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "client-authentication+jwt"})
    void theTypesOfAssertionsAre(String type) {
        assertThat(present(good().header("typ", type)).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeReadIsRefusedAlike() {
        assertRefused(post("x"));
        assertRefused(post("a.b.c"));
        assertRefused(post("e30.e30.e30"));
        assertRefused(present(good().header("crit", List.of("exp")).header("exp", 1)));
        assertRefused(present(good().claim("padding", "x".repeat(20_000))));
    }

    @Test
    void theAssertionTypeIsExact() {
        String[] types = {
            "urn:ietf:params:oauth:client-assertion-type:saml2-bearer", "jwt-bearer", " " + TestAssertion.TYPE
        };
        for (String type : types) {
            assertRefused(oauth.post(
                    realm,
                    "token",
                    "grant_type",
                    "client_credentials",
                    "client_assertion_type",
                    type,
                    "client_assertion",
                    good().sign()));
        }
        assertRefused(
                oauth.post(realm, "token", "grant_type", "client_credentials", "client_assertion", good().sign()));
        assertRefused(oauth.post(
                realm, "token", "grant_type", "client_credentials", "client_assertion_type", TestAssertion.TYPE));
    }

    @Test
    @Tag("disabled")
    void aDisabledClientIsNotBelieved() {
        world.client(realm, client("off").disabled());

        assertRefused(present(good().claim("iss", "off").claim("sub", "off")));
    }
}
