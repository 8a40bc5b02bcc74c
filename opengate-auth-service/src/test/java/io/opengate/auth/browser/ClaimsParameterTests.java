package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.testkit.http.TestHttp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may say of the person and the sign-in that it wants (OpenID Connect Core §3.1.2.1 and §5.5). */
class ClaimsParameterTests extends BrowserContract {

    private static final String USERNAME = "{\"%s\":{\"preferred_username\":null,\"unheard_of\":{\"essential\":true}}}";

    @BeforeEach
    void register() {
        put(client().build());
    }

    private static TestClients client() {
        return TestClients.confidential("shop").redirects(World.CALLBACK);
    }

    private TestHttp.Answer tokens(String... changes) {
        Map<String, String> answer = signIn(changes).parameters();
        TestHttp.Answer tokens = new OAuth(http, publicUrl)
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
        return tokens;
    }

    private static JWTClaimsSet idToken(TestHttp.Answer tokens) {
        return OAuth.claims(tokens.body().path("id_token").asString());
    }

    @Test
    void aClaimComesInTheIdTokenIfItIsAskedForThere() {
        TestHttp.Answer asked = tokens("scope", "openid", "claims", USERNAME.formatted("id_token"));
        assertThat(idToken(asked).getClaim("preferred_username")).isEqualTo("ada");
        assertThat(idToken(asked).getClaims()).doesNotContainKey("unheard_of");
        browser = newBrowser();
        assertThat(idToken(tokens("scope", "openid")).getClaims()).doesNotContainKey("preferred_username");
    }

    @Test
    void aClaimComesFromUserinfoIfItIsAskedForThere() {
        TestHttp.Answer asked = tokens("scope", "openid", "claims", USERNAME.formatted("userinfo"));
        assertThat(idToken(asked).getClaims()).doesNotContainKey("preferred_username");
        assertThat(userinfo(asked)).isEqualTo("ada");
        browser = newBrowser();
        assertThat(userinfo(tokens("scope", "openid"))).isEmpty();
    }

    private String userinfo(TestHttp.Answer tokens) {
        TestHttp.Answer answer = http.get(
                OAuth.path(realm, "userinfo"),
                tokens.body().path("access_token").asString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("preferred_username").asString("");
    }

    @Test
    void aClaimWhoseScopeIsNotTheClientsStaysAway() {
        put(client().scopes("openid").build());
        String both = "{\"id_token\":{\"preferred_username\":null},\"userinfo\":{\"preferred_username\":null}}";
        TestHttp.Answer asked = tokens("scope", "openid", "claims", both);
        assertThat(idToken(asked).getClaims()).doesNotContainKey("preferred_username");
        assertThat(userinfo(asked)).isEmpty();
    }

    @Test
    void theContextIsTold() {
        assertThat(idToken(tokens("acr_values", "2 1")).getClaim("acr")).isEqualTo("1");
        browser = newBrowser();
        assertThat(idToken(tokens("claims", "{\"id_token\":{\"acr\":null}}")).getClaim("acr"))
                .isEqualTo("1");
    }

    @Test
    void anEssentialContextIsReachedOrRefused() {
        String acr = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"%s\",\"gold\"]}}}";
        assertThat(idToken(tokens("claims", acr.formatted("1"))).getClaim("acr"))
                .isEqualTo("1");
        assertError(browser.get(authorize("claims", acr.formatted("2"))), "unmet_authentication_requirements");
        String wish = "{\"id_token\":{\"acr\":{\"values\":[\"2\"]}}}";
        assertCode(browser.get(authorize("claims", wish)));
    }

    @Test
    void onlyThePersonThatIsNamedWillDo() {
        String ada = ada();
        String sub = "{\"id_token\":{\"sub\":{\"value\":\"%s\"}}}";
        assertCode(signIn("claims", sub.formatted(ada)));
        assertCode(browser.get(authorize("claims", sub.formatted(ada), "prompt", "none")));
        String somebody = sub.formatted(UUID.randomUUID());
        assertError(browser.get(authorize("claims", somebody, "prompt", "none")), "login_required");
        assertError(signIn(open("claims", somebody), "ada", PASSWORD), "login_required");
        assertError(browser.get(authorize("claims", sub.formatted("nobody"))), "login_required");
        assertError(
                browser.get(authorize("claims", somebody, "id_token_hint", TestIdTokens.of(this, "ada"))),
                "invalid_request");
    }

    private String ada() {
        return world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .map(person -> person.id().toString())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "1", "{\"id_token\":1"})
    void whatIsNoClaimsRequestIsRefused(String claims) {
        assertError(browser.get(authorize("claims", claims)), "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id_token\":null}",
                "{\"unheard\":{}}",
                "{\"id_token\":{\"name\":1}}",
                "{\"id_token\":{\"sub\":{\"value\":7}}}",
                "{\"userinfo\":{\"name\":{\"values\":\"x\"}}}"
            })
    void whatIsOddIsIgnoredOrRefusedButNeverABug(String claims) {
        int status = browser.follow(browser.get(authorize("claims", claims))).status();
        assertThat(status).isIn(200, 303);
    }

    @Test
    void theClientsOwnAgeCountsWhereTheRequestSaysNone() {
        put(client().metadata("defaultMaxAge", 600).build());
        signIn();
        assertCode(browser.get(authorize("prompt", "none")));
        long then = Instant.now().getEpochSecond() - 700;
        redis.opsForHash().put(SessionsByContract.key(realm.id(), sid()), "authTime", Long.toString(then));
        assertError(browser.get(authorize("prompt", "none")), "login_required");
        assertCode(browser.get(authorize("prompt", "none", "max_age", "10000")));
    }
}
