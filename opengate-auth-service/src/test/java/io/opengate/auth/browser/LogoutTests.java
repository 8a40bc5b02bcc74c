package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.session.SessionLifecycle.EndReason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogoutTests extends BrowserContract {

    private static final String BYE = "https://app.example.com/bye";

    private String sid = "";

    @BeforeEach
    void beSignedIn() {
        signIn();
        sid = sid();
    }

    private String logout(String... fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put(fields[i], fields[i + 1]);
        }
        return inRealm("/protocol/openid-connect/logout?" + TestBrowser.encode(parameters));
    }

    private void assertSignedOut() {
        assertThat(world.ended).contains(new World.Ended(sid, EndReason.LOGOUT));
        assertThat(browser.cookies).doesNotContainKey(sessionCookieName());
        assertError(browser.get(authorize("prompt", "none")), "login_required");
    }

    private void assertStillSignedIn() {
        assertThat(world.ended).noneMatch(ended -> ended.sid().equals(sid));
        assertCode(browser.get(authorize("prompt", "none")));
    }

    @Test
    void anIdTokenSignsOutAndLeadsBack() {
        TestBrowser.Answer answer = browser.get(
                logout("id_token_hint", TestIdTokens.of(this, "ada"), "post_logout_redirect_uri", BYE, "state", "a&b"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(BYE + "?state=a%26b");
        assertSignedOut();
    }

    @Test
    void theRequestMayBePosted() {
        TestBrowser.Answer answer = browser.post(
                inRealm("/protocol/openid-connect/logout"),
                TestBrowser.encode(Map.of("id_token_hint", TestIdTokens.of(this, "ada"))));
        assertThat(answer.html()).contains("You are signed out");
        assertSignedOut();
    }

    @Test
    void withoutAHintThePersonIsAsked() {
        TestBrowser.Answer page =
                browser.get(logout("client_id", "shop", "post_logout_redirect_uri", BYE, "state", "s"));
        assertThat(page.html()).contains("Sign out?");
        assertStillSignedIn();
        TestBrowser.Form form = page.form("logout-form");
        assertErrorPage(browser.submit(form.without("_csrf")), 403);
        assertStillSignedIn();
        assertThat(browser.submit(form).location()).isEqualTo(BYE + "?state=s");
        assertSignedOut();
    }

    @Test
    void aHintOfNoKeyOfTheRealmIsNoHint() {
        assertThat(browser.get(logout("id_token_hint", TestIdTokens.foreign(this, "ada")))
                        .html())
                .contains("logout-form");
        assertThat(browser.get(logout("id_token_hint", TestIdTokens.unsigned(this, "ada")))
                        .html())
                .contains("logout-form");
        assertStillSignedIn();
    }

    @Test
    void anotherPersonsHintIsNotEnough() {
        world.person(realm, "bob");
        assertThat(browser.get(logout("id_token_hint", TestIdTokens.of(this, "bob")))
                        .html())
                .contains("logout-form");
        assertStillSignedIn();
    }

    @Test
    void aHintEndsItsSessionEvenWhereTheBrowserKeptTheCookieBack() {
        String hint = TestIdTokens.of(this, "ada");
        newBrowser().get(logout("id_token_hint", hint));
        assertThat(world.ended).contains(new World.Ended(sid, EndReason.LOGOUT));
    }

    @Test
    void anUnregisteredAddressLeadsNowhereAndSignsNobodyOut() {
        String hint = TestIdTokens.of(this, "ada");
        for (String uri : new String[] {"https://evil.example/bye", BYE + "/", BYE + "?x", World.CALLBACK}) {
            assertErrorPage(browser.get(logout("id_token_hint", hint, "post_logout_redirect_uri", uri)), 400);
        }
        assertErrorPage(browser.get(logout("client_id", "nobody")), 400);
        assertErrorPage(browser.get(logout("client_id", "shop") + "&client_id=shop"), 400);
        assertStillSignedIn();
    }

    @Test
    void anAddressForTheWayBackNeedsAClientToBelongTo() {
        TestBrowser.Answer nameless = browser.get(logout("post_logout_redirect_uri", BYE));
        TestBrowser.Answer badHint = browser.get(
                logout("post_logout_redirect_uri", BYE, "id_token_hint", TestIdTokens.foreign(this, "ada")));
        assertErrorPage(nameless, 400);
        assertThat(nameless.html()).contains("did not say which one it is", "invalid_client");
        assertErrorPage(badHint, 400);
        assertThat(badHint.html()).contains("(id_token_hint) that is not valid here", "invalid_id_token_hint");
        assertStillSignedIn();
    }

    @Test
    void theClientMustBeTheHints() {
        world.client(realm, "forum");
        assertErrorPage(browser.get(logout("id_token_hint", TestIdTokens.of(this, "ada"), "client_id", "forum")), 400);
        assertStillSignedIn();
    }

    @Test
    void whoIsSignedOutAlreadyIsToldSo() {
        browser = newBrowser();
        assertThat(browser.get(logout()).html()).contains("You are signed out");
        assertThat(browser.get(logout("client_id", "shop", "post_logout_redirect_uri", BYE))
                        .location())
                .isEqualTo(BYE);
    }
}
