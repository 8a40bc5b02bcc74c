package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.CodeHash;
import io.opengate.auth.fixture.Eventually;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Range;

/** The implicit and hybrid flows (OpenID Connect Core §3.2 and §3.3), for clients that registered them. */
class FrontChannelTests extends BrowserContract {

    private static final String[] TYPES = {
        "code", "id_token", "id_token token", "code id_token", "code token", "code id_token token"
    };

    @BeforeEach
    void register() {
        put(client(TYPES).build());
    }

    private static TestClients client(String... types) {
        return TestClients.confidential("shop")
                .redirects(World.CALLBACK)
                .withoutPkce()
                .grants("authorization_code", "implicit")
                .metadata("responseTypes", List.of(types));
    }

    private static void assertFragmentError(TestBrowser.Answer answer, String error) {
        assertThat(answer.status()).as(answer.html()).isEqualTo(303);
        assertThat(answer.location()).startsWith(World.CALLBACK + "#");
        assertThat(answer.parameters())
                .containsEntry("error", error)
                .containsKeys("state", "iss")
                .doesNotContainKeys("code", "id_token", "access_token");
    }

    @ParameterizedTest
    @CsvSource({
        "id_token, id_token",
        "id_token token, id_token access_token token_type expires_in scope",
        "token id_token, id_token access_token token_type expires_in scope",
        "code id_token, code id_token",
        "code token, code access_token token_type expires_in scope",
        "code id_token token, code id_token access_token token_type expires_in scope",
    })
    void theFragmentCarriesWhatWasAskedFor(String type, String given) {
        TestBrowser.Answer answer = signIn("response_type", type);
        assertThat(answer.location()).startsWith(World.CALLBACK + "#");
        Set<String> expected = new TreeSet<>(Arrays.asList(given.split(" ")));
        expected.addAll(Set.of("state", "iss", "session_state"));
        assertThat(new TreeSet<>(answer.parameters().keySet())).isEqualTo(expected);
    }

    @Test
    void theIdTokenVouchesForWhatComesWithIt() {
        Map<String, String> answer =
                signIn("response_type", "code id_token token").parameters();
        JWTClaimsSet claims = OAuth.claims(String.valueOf(answer.get("id_token")));
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getClaim("sid")).isEqualTo(sid());
        assertThat(claims.getClaim("c_hash"))
                .isEqualTo(CodeHash.compute(new AuthorizationCode(answer.get("code")), JWSAlgorithm.ES256, null)
                        .getValue());
        assertThat(claims.getClaim("at_hash"))
                .isEqualTo(AccessTokenHash.compute(
                                new BearerAccessToken(answer.get("access_token")), JWSAlgorithm.ES256, null)
                        .getValue());
        assertThat(claims.getClaims()).doesNotContainKey("preferred_username");
    }

    @Test
    void theAccessTokenIsGoodUntilItsSessionEnds() {
        String token = signIn("response_type", "id_token token").parameters().get("access_token");
        String userinfo = OAuth.path(realm, "userinfo");
        assertThat(http.get(userinfo, token).body().path("preferred_username").asString())
                .isEqualTo("ada");
        redis.delete(SessionsByContract.key(realm.id(), sid()));
        assertThat(http.get(userinfo, token).status()).isEqualTo(401);
    }

    @Test
    void theCodeIsExchangedAsAnyOther() {
        Map<String, String> answer = signIn("response_type", "code id_token").parameters();
        var tokens = new OAuth(http, publicUrl)
                .postAs(
                        "shop",
                        realm,
                        "token",
                        "grant_type",
                        "authorization_code",
                        "code",
                        String.valueOf(answer.get("code")),
                        "redirect_uri",
                        World.CALLBACK,
                        "code_verifier",
                        OAuth.VERIFIER.getValue());
        assertThat(tokens.status()).as(tokens.text()).isEqualTo(200);
        assertThat(OAuth.claims(tokens.body().path("id_token").asString()).getSubject())
                .isEqualTo(OAuth.claims(String.valueOf(answer.get("id_token"))).getSubject());
    }

    @Test
    void anIdTokenAloneSaysWhatTheScopesGive() {
        JWTClaimsSet alone = OAuth.claims(
                String.valueOf(signIn("response_type", "id_token").parameters().get("id_token")));
        assertThat(alone.getClaim("preferred_username")).isEqualTo("ada");
        assertThat(alone.getClaims()).doesNotContainKeys("at_hash", "c_hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_token", "id_token token", "code id_token", "code token", "code id_token token"})
    void aClientThatDidNotRegisterTheTypeIsRefused(String type) {
        put(client("code").build());
        assertFragmentError(browser.get(authorize("response_type", type)), "unauthorized_client");
        put(client(TYPES).grants("authorization_code").build());
        assertFragmentError(browser.get(authorize("response_type", type)), "unauthorized_client");
    }

    @Test
    void aHybridTypeNeedsBothGrants() {
        put(client(TYPES).grants("implicit").build());
        assertFragmentError(browser.get(authorize("response_type", "code id_token")), "unauthorized_client");
        assertFragmentError(browser.get(authorize("response_type", "id_token", "prompt", "none")), "login_required");
    }

    @ParameterizedTest
    @CsvSource({"id_token", "id_token token", "code id_token", "code id_token token"})
    void anIdTokenNeedsANonceAndTheScope(String type) {
        assertFragmentError(browser.get(authorize("response_type", type, "nonce", "")), "invalid_request");
        assertFragmentError(browser.get(authorize("response_type", type, "scope", "profile")), "invalid_request");
    }

    @Test
    void aCodeWithATokenNeedsNone() {
        assertThat(open("response_type", "code token", "nonce", "").html()).contains("sign-in-form");
    }

    @Test
    void tokensNeverTravelInAQuery() {
        assertFragmentError(
                browser.get(authorize("response_type", "code id_token", "response_mode", "query")), "invalid_request");
        assertFragmentError(
                browser.get(authorize("response_type", "id_token", "response_mode", "query.jwt")), "invalid_request");
        TestBrowser.Answer page =
                signIn(open("response_type", "code id_token", "response_mode", "form_post"), "ada", PASSWORD);
        assertThat(page.form("response").fields()).containsKeys("code", "id_token", "state", "iss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpopBoundAccessTokens", "tlsClientCertificateBoundAccessTokens"})
    void aClientWhoseTokensAreBoundGetsNoneHere(String metadata) {
        put(client(TYPES).metadata(metadata, true).build());
        assertFragmentError(browser.get(authorize("response_type", "code token")), "unauthorized_client");
        assertThat(open("response_type", "code id_token").html()).contains("sign-in-form");
    }

    @Test
    void whatIsGivenIsOnRecord() {
        signIn("response_type", "id_token token");
        String subject = world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .map(person -> person.id().toString())
                .findFirst()
                .orElseThrow();
        Eventually.holds(() -> assertThat(issued(subject))
                .singleElement()
                .asString()
                .contains("\"implicit\"", "\"tokenId\"", "\"clientId\":\"shop\"", sid()));
    }

    private List<String> issued(String subject) {
        return Objects.requireNonNull(redis.opsForStream().range("opengate:events", Range.unbounded())).stream()
                .map(one -> String.valueOf(one.getValue().get("e")))
                .filter(event -> event.contains("token.issued") && event.contains(subject))
                .toList();
    }

    @Test
    void aTokenIsForTheClientsResourceServersOnly() {
        put(client(TYPES).audiences("https://api.example.com").build());
        String token = signIn("response_type", "id_token token", "resource", "https://api.example.com")
                .parameters()
                .get("access_token");
        assertThat(OAuth.claims(String.valueOf(token)).getAudience()).containsExactly("https://api.example.com");
        assertFragmentError(
                browser.get(authorize("response_type", "code token", "resource", "https://other.example.com")),
                "invalid_target");
    }

    @Test
    void aSessionThatHasEndedGivesNothing() {
        signIn();
        redis.delete(SessionsByContract.key(realm.id(), sid()));
        assertFragmentError(
                browser.get(authorize("response_type", "id_token token", "prompt", "none")), "login_required");
    }

    @Test
    void aTokenAloneIsNotSupported() {
        assertError(browser.get(authorize("response_type", "token")), "unsupported_response_type");
        assertError(browser.get(authorize("response_type", "none")), "unsupported_response_type");
    }
}
