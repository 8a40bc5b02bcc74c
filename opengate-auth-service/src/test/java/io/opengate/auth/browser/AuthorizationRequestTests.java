package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTests extends BrowserContract {

    @ParameterizedTest
    @CsvSource({
        "request, eyJhbGciOiJub25lIn0.e30., invalid_request_object",
        "request_uri, https://app.example.com/request, invalid_request_uri",
        "registration, {}, registration_not_supported",
        "response_type, '', invalid_request",
        "response_type, token, unsupported_response_type",
        "response_type, nonsense token, unsupported_response_type",
        "response_type, nonsense, unsupported_response_type",
        "response_mode, nonsense, invalid_request",
        "response_mode, query.jws, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, too-short, invalid_request",
        "scope, openidd admin, invalid_scope",
        "claims, {, invalid_request",
        "resource, not-a-uri, invalid_request",
    })
    void theClientHearsWhatIsWrong(String name, String value, String error) {
        assertError(browser.get(authorize(name, value)), error);
    }

    @Test
    void aPublicClientNeedsPkce() {
        put(TestClients.publicClient("app", World.CALLBACK));
        assertError(
                browser.get(authorize("client_id", "app", "code_challenge", "", "code_challenge_method", "")),
                "invalid_request");
        assertThat(open("client_id", "app").html()).contains("sign-in-form");
    }

    @Test
    void aClientThatWasExemptedDoesNot() {
        assertThat(open("code_challenge", "", "code_challenge_method", "").html())
                .contains("sign-in-form");
    }

    @Test
    void unknownParametersAndWishesAreIgnored() {
        assertThat(open("unheard", "of", "ui_locales", "!!", "display", "hologram", "acr_values", "a b", "purpose", "x")
                        .html())
                .contains("sign-in-form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=openid", "state=s-2", "nonce=n-2", "response_type=code", "unheard=a&unheard=b"})
    void aRepeatedParameterIsRefused(String again) {
        TestBrowser.Answer answer = browser.get(authorize() + "&" + again);
        assertThat(answer.location()).startsWith(World.CALLBACK + "?");
        assertThat(answer.parameters()).containsEntry("error", "invalid_request");
        assertThat(answer.parameters().containsKey("state")).isEqualTo(!again.startsWith("state"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=shop", "redirect_uri=https%3A%2F%2Fevil.example"})
    void aRepeatedAddressLeadsNowhere(String again) {
        assertErrorPage(browser.get(authorize() + "&" + again), 400);
    }

    @Test
    void anUnknownClientLeadsNowhere() {
        assertErrorPage(browser.get(authorize("client_id", "nobody")), 400);
        assertErrorPage(browser.get(authorize("client_id", "")), 400);
        assertErrorPage(browser.get(authorize("client_id", "\u0000")), 400);
    }

    @Test
    void aDisabledClientLeadsNowhere() {
        put(TestClients.disabled(TestClients.client("shop")));
        assertErrorPage(browser.get(authorize()), 400);
    }

    @Test
    void anUnknownRealmIsNotFound() {
        TestBrowser.Answer page = browser.get(publicUrl.path() + "/realms/nowhere/protocol/openid-connect/auth");
        assertErrorPage(page, 404);
    }

    @Test
    void aDisabledRealmTakesNobody() {
        TestBrowser.Answer form = open();
        realms.put(new io.opengate.platform.tenant.RealmRef(realm.id(), realm.name(), false));
        assertErrorPage(browser.get(authorize()), 403);
        assertErrorPage(signIn(form, "ada", PASSWORD), 403);
    }

    @Test
    void theRedirectUriMayBeLeftOutByAClientWithOneUnlessItAsksForAnIdToken() {
        assertErrorPage(browser.get(authorize("redirect_uri", "")), 400);
        assertCode(signIn("redirect_uri", "", "scope", "profile", "nonce", ""));
    }

    @Test
    void theRequestMayBePosted() {
        TestBrowser.Answer answer =
                browser.post(inRealm("/protocol/openid-connect/auth"), TestBrowser.encode(parameters()));
        assertCode(signIn(browser.follow(answer), "ada", PASSWORD));
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        var answer = http.send(
                "POST", "/realms/" + realm.name() + "/protocol/openid-connect/auth", null, "{}", java.util.Map.of());
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void badEncodingIsRefused() {
        assertThat(browser.get(authorize() + "&x=%c3%28").status()).isEqualTo(400);
        String form = TestBrowser.encode(parameters()) + "&x=%zz";
        assertThat(browser.post(inRealm("/protocol/openid-connect/auth"), form).status())
                .isEqualTo(400);
    }

    @Test
    void anOversizedRequestIsRefused() {
        assertThat(browser.get(authorize("state", "x".repeat(40_000))).status()).isBetween(400, 431);
    }

    @Test
    void whatIsKeptWhileAPersonSignsInHasALimitByPostToo() {
        String endpoint = inRealm("/protocol/openid-connect/auth");
        TestBrowser.Answer kept = browser.post(endpoint, TestBrowser.encode(parameters("state", "x".repeat(15_000))));
        assertThat(browser.follow(kept).html()).contains("sign-in-form");
        assertErrorPage(browser.post(endpoint, TestBrowser.encode(parameters("state", "x".repeat(16_384)))), 400);
    }

    @Test
    void theFragmentCarriesTheAnswer() {
        TestBrowser.Answer answer = signIn("response_mode", "fragment");
        assertThat(answer.location()).startsWith(World.CALLBACK + "#");
        assertThat(answer.parameters()).containsKeys("code", "state", "iss");
    }

    @Test
    void aFormPostsTheAnswer() {
        TestBrowser.Answer page = signIn(open("response_mode", "form_post"), "ada", PASSWORD);
        assertThat(page.status()).isEqualTo(200);
        TestBrowser.Form form = page.form("response");
        assertThat(form.action()).isEqualTo(World.CALLBACK);
        assertThat(form.fields()).containsKeys("code", "state", "iss").doesNotContainKey("_csrf");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "form-action https://app.example.com", "frame-ancestors 'none'");
    }

    @Test
    void aNativeAppsLoopbackPortMayDiffer() {
        put(TestClients.publicClient("cli", "http://127.0.0.1/cb"));
        TestBrowser.Answer page = open("client_id", "cli", "redirect_uri", "http://127.0.0.1:51004/cb");
        TestBrowser.Answer answer = signIn(page, "ada", PASSWORD);
        assertThat(answer.location()).startsWith("http://127.0.0.1:51004/cb?");
    }

    @Test
    void aNativeAppsOwnSchemeWorks() {
        put(TestClients.publicClient("app", "com.example.app:/cb"));
        TestBrowser.Answer page = open("client_id", "app", "redirect_uri", "com.example.app:/cb");
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' com.example.app:");
        assertThat(signIn(page, "ada", PASSWORD).location()).startsWith("com.example.app:/cb?");
    }
}
