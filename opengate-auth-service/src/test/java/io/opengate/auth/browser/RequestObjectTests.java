package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.testkit.http.TestHttp;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9101 and OpenID Connect Core §6.1. */
class RequestObjectTests extends BrowserContract {

    private static final ECKey KEY = key("k-1");

    private static ECKey key(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void register() {
        put(client().build());
    }

    static TestClients client() {
        return TestClients.confidential("shop")
                .redirects(World.CALLBACK)
                .metadata("jwks", new JWKSet(KEY).toPublicJWKSet().toJSONObject());
    }

    private String issuer() {
        return publicUrl.of("/realms/" + realm.name());
    }

    /** A good object with these parameters. */
    private JWTClaimsSet.Builder claims(String... changes) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("shop")
                .audience(issuer())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        parameters(changes).forEach(claims::claim);
        return claims;
    }

    private static String sign(JWTClaimsSet claims) {
        return sign(claims, KEY, null);
    }

    private static String sign(JWTClaimsSet claims, ECKey key, @Nullable String type) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(type == null ? null : new JOSEObjectType(type))
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String bring(String object, String... more) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("client_id", "shop", "request", object));
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return inRealm("/protocol/openid-connect/auth?" + TestBrowser.encode(query));
    }

    /** Refused, with the error at the address that the client named in the open, which is trusted as it is registered. */
    private void assertRefused(String object) {
        assertError(
                browser.get(bring(object, "redirect_uri", World.CALLBACK, "state", "s", "response_type", "code")),
                "invalid_request_object");
        TestBrowser.Answer page = browser.get(bring(object));
        assertErrorPage(page, 400);
        assertThat(page.html()).contains("invalid_request_object");
    }

    /** Refused, with the error at the address in the object, whose signature is good. */
    private void assertRefusedInside(UnaryOperator<JWTClaimsSet.Builder> change) {
        String object = sign(change.apply(claims()).build());
        assertError(browser.get(bring(object)), "invalid_request_object");
    }

    @Test
    void theObjectStandsForTheRequest() {
        TestBrowser.Answer page = browser.follow(browser.get(bring(sign(claims().build()))));
        assertCode(signIn(page, "ada", PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "oauth-authz-req+jwt", "application/oauth-authz-req+jwt"})
    void itsTypeIsOneOfThese(String type) {
        String object = sign(claims().build(), KEY, type);
        assertThat(browser.follow(browser.get(bring(object))).html()).contains("sign-in-form");
    }

    @Test
    void anotherTypeIsRefused() {
        assertRefused(sign(claims().build(), KEY, "at+jwt"));
        assertRefused(sign(claims().build(), KEY, "dpop+jwt"));
    }

    @Test
    void whatStandsInTheQueryBesideItCountsForNothing() {
        String object = sign(claims("state", "inside", "nonce", "inside").build());
        TestBrowser.Answer page = browser.follow(browser.get(bring(
                object,
                "response_type",
                "code",
                "scope",
                "openid",
                "state",
                "outside",
                "redirect_uri",
                "https://evil.example/",
                "prompt",
                "none")));
        TestBrowser.Answer answer = signIn(page, "ada", PASSWORD);
        assertCode(answer);
        assertThat(answer.parameters()).containsEntry("state", "inside");
        String bare = sign(claims("scope", "").build());
        assertThat(browser.get(bring(bare, "prompt", "none")).status()).isEqualTo(303);
    }

    @Test
    void aWrongResponseTypeInTheQueryIsRefused() {
        assertError(browser.get(bring(sign(claims().build()), "response_type", "id_token")), "invalid_request_object");
    }

    @Test
    @Tag("jose-tricks")
    void onlyTheClientsOwnSignatureCounts() throws Exception {
        JWTClaimsSet claims = claims().build();
        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(sign(claims, key("k-1"), null));
        assertRefused(sign(claims, key("k-2"), null));
        SignedJWT mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        mac.sign(new MACSigner(TestClients.SECRET));
        assertRefused(mac.serialize());
        String good = sign(claims);
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        assertRefused("x.y.z");
        assertRefused("eyJhbGciOiJub25lIn0.e30.");
        ECKey own = key("own");
        SignedJWT embedded = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build(), claims);
        embedded.sign(new ECDSASigner(own));
        assertRefused(embedded.serialize());
    }

    @Test
    void theAlgorithmIsTheRegisteredOne() {
        put(client().metadata("requestObjectSigningAlg", "PS256").build());
        assertRefused(sign(claims().build()));
        put(client().metadata("requestObjectSigningAlg", "ES256").build());
        assertThat(browser.follow(browser.get(bring(sign(claims().build())))).html())
                .contains("sign-in-form");
    }

    @Test
    void theClaimsOfTheJwtHold() {
        Instant now = Instant.now();
        assertRefusedInside(claims -> claims.issuer("other"));
        assertRefusedInside(claims -> claims.audience("https://other.example"));
        assertRefusedInside(claims -> claims.subject("shop"));
        assertRefusedInside(claims -> claims.claim("client_id", "other"));
        assertRefusedInside(claims -> claims.expirationTime(Date.from(now.minusSeconds(60))));
        assertRefusedInside(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(300))));
        assertRefusedInside(claims -> claims.issueTime(Date.from(now.plusSeconds(300))));
        assertRefusedInside(claims -> claims.claim("request", "x"));
        assertRefusedInside(claims -> claims.claim("request_uri", "urn:x"));
        String close = sign(claims().notBeforeTime(Date.from(now.plusSeconds(8)))
                .audience(List.of("https://other.example", issuer()))
                .build());
        assertThat(browser.follow(browser.get(bring(close))).html()).contains("sign-in-form");
    }

    @Test
    void anUnregisteredAddressInsideLeadsNowhere() {
        assertErrorPage(
                browser.get(bring(
                        sign(claims("redirect_uri", "https://evil.example/").build()))),
                400);
        assertErrorPage(
                browser.get(bring(sign(claims("redirect_uri", "https://evil.example/")
                        .issuer("other")
                        .build()))),
                400);
    }

    @Test
    void structuredAndNumericClaimsAreParameters() {
        String object = sign(claims().claim("max_age", 600)
                .claim("claims", Map.of("id_token", Map.of("acr", Map.of("essential", true, "values", List.of("2")))))
                .build());
        assertError(browser.get(bring(object)), "unmet_authentication_requirements");
        assertError(browser.get(bring(sign(claims().claim("max_age", -1).build()))), "invalid_request");
        assertThat(browser.follow(browser.get(bring(sign(claims().claim("nothing", null)
                                .claim("odd", List.of(1, "2"))
                                .build()))))
                        .html())
                .contains("sign-in-form");
    }

    @Test
    void aClientThatMustSignIsHeardOnlySo() {
        put(client().metadata("requireSignedRequestObject", true).build());
        assertError(browser.get(authorize()), "invalid_request");
        assertThat(browser.follow(browser.get(bring(sign(claims().build())))).html())
                .contains("sign-in-form");
        OAuth oauth = new OAuth(http, publicUrl);
        TestHttp.Answer plain =
                oauth.postAs("shop", realm, "ext/par/request", "response_type", "code", "redirect_uri", World.CALLBACK);
        assertThat(plain.body().path("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void anObjectMayBePushed() {
        put(client().metadata("requireSignedRequestObject", true).build());
        OAuth oauth = new OAuth(http, publicUrl);
        String endpoint = "ext/par/request";
        TestHttp.Answer pushed = oauth.postAs("shop", realm, endpoint, "request", sign(claims().build()));
        assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
        String reference = pushed.body().path("request_uri").asString();
        TestBrowser.Answer page = browser.follow(browser.get(inRealm("/protocol/openid-connect/auth?"
                + TestBrowser.encode(Map.of("client_id", "shop", "request_uri", reference)))));
        assertCode(signIn(page, "ada", PASSWORD));
        TestHttp.Answer forged =
                oauth.postAs("shop", realm, endpoint, "request", sign(claims().build(), key("k-1"), null));
        assertThat(forged.status()).isEqualTo(400);
        assertThat(forged.body().path("error").asString()).isEqualTo("invalid_request_object");
    }

    @Test
    void bothWaysAtOnceAreRefused() {
        assertError(
                browser.get(bring(
                        sign(claims().build()), "request_uri", "urn:x", "redirect_uri", World.CALLBACK, "state", "s")),
                "invalid_request");
    }
}
