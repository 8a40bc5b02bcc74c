package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.session.SessionLifecycle.EndReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PromptTests extends BrowserContract {

    @Test
    void noneAnswersWithACodeWhereSomebodyIsSignedIn() {
        signIn();
        assertCode(browser.get(authorize("prompt", "none")));
    }

    @Test
    void noneIsRefusedWhereNobodyIsSignedIn() {
        assertError(browser.get(authorize("prompt", "none")), "login_required");
    }

    @Test
    void noneStandsAlone() {
        assertError(browser.get(authorize("prompt", "none login")), "invalid_request");
        assertError(browser.get(authorize("prompt", "unheard-of")), "invalid_request");
        assertError(browser.get(authorize("prompt", "create")), "invalid_request");
    }

    @Test
    void loginAsksAgainAndReplacesTheSession() {
        signIn();
        String before = sid();
        TestBrowser.Answer page = open("prompt", "login");
        assertThat(page.html()).contains("sign-in-form", "confirm who you are");
        assertCode(signIn(page, "ada", PASSWORD));
        assertThat(sid()).isNotEqualTo(before);
        assertThat(world.ended).contains(new World.Ended(before, EndReason.REPLACED));
    }

    @Test
    void aYoungSignInSatisfiesMaxAge() {
        signIn();
        assertCode(browser.get(authorize("max_age", "600")));
    }

    @Test
    void anOldSignInDoesNotSatisfyMaxAge() {
        signIn();
        age(700);
        assertThat(open("max_age", "600").html()).contains("sign-in-form");
        assertError(browser.get(authorize("max_age", "600", "prompt", "none")), "login_required");
        assertCode(signIn(open("max_age", "600"), "ada", PASSWORD));
    }

    @Test
    void maxAgeZeroAlwaysAsks() {
        signIn();
        TestBrowser.Answer page = open("max_age", "0");
        assertThat(page.html()).contains("sign-in-form");
        assertCode(signIn(page, "ada", PASSWORD));
    }

    @Test
    void maxAgeIsANumber() {
        assertError(browser.get(authorize("max_age", "-1")), "invalid_request");
        assertError(browser.get(authorize("max_age", "soon")), "invalid_request");
    }

    private void age(long seconds) {
        long then = Instant.now().getEpochSecond() - seconds;
        redis.opsForHash().put(SessionsByContract.key(realm.id(), sid()), "authTime", Long.toString(then));
    }

    @Test
    void theAccountCanBeKept() {
        signIn();
        TestBrowser.Answer page = open("prompt", "select_account");
        assertThat(page.html()).contains("Continue as ada");
        assertCode(browser.submit(page.form("account-form").with("choice", "continue")));
    }

    @Test
    void theAccountCanBeChanged() {
        signIn();
        String before = sid();
        world.person(realm, "bob");
        TestBrowser.Answer page = open("prompt", "select_account");
        TestBrowser.Answer form =
                browser.follow(browser.submit(page.form("account-form").with("choice", "other")));
        assertThat(form.html()).contains("sign-in-form", "the other account");
        assertCode(signIn(form, "bob", PASSWORD));
        assertThat(world.ended).contains(new World.Ended(before, EndReason.REPLACED));
    }

    @Test
    void anUnknownChoiceIsRefused() {
        signIn();
        TestBrowser.Answer page = open("prompt", "select_account");
        assertErrorPage(browser.submit(page.form("account-form").with("choice", "x")), 400);
    }

    @Test
    void theLoginHintFillsTheForm() {
        assertThat(open("login_hint", "ada\"><b>").html()).contains("value=\"ada&quot;&gt;&lt;b&gt;\"");
    }

    @Test
    void theHintedPersonGetsACode() {
        signIn();
        String ada = TestIdTokens.of(this, "ada");
        assertCode(browser.get(authorize("id_token_hint", ada, "prompt", "none")));
    }

    @Test
    void anotherPersonThanTheHintedOneDoesNot() {
        signIn();
        world.person(realm, "bob");
        String bob = TestIdTokens.of(this, "bob");
        assertError(browser.get(authorize("id_token_hint", bob, "prompt", "none")), "login_required");
        assertError(signIn(open("id_token_hint", bob), "ada", PASSWORD), "login_required");
        assertCode(signIn(open("id_token_hint", bob), "bob", PASSWORD));
    }

    @Test
    void aHintThatTheRealmDidNotSignIsRefused() {
        assertError(browser.get(authorize("id_token_hint", "x.y.z")), "invalid_request");
        assertError(browser.get(authorize("id_token_hint", TestIdTokens.unsigned(this, "ada"))), "invalid_request");
        assertError(browser.get(authorize("id_token_hint", TestIdTokens.foreign(this, "ada"))), "invalid_request");
    }

    @Test
    void aSessionThatHasEndedIsNoSession() {
        signIn();
        redis.delete(SessionsByContract.key(realm.id(), sid()));
        assertError(browser.get(authorize("prompt", "none")), "login_required");
        assertThat(open().html()).contains("sign-in-form");
    }

    @Test
    void aSessionBelongsToItsSecretAndItsRealm() {
        signIn();
        String cookie = String.valueOf(browser.cookies.get(sessionCookieName()));
        browser.cookies.put(sessionCookieName(), sid() + "." + "A".repeat(43));
        assertError(browser.get(authorize("prompt", "none")), "login_required");
        prepare();
        browser.cookies.put(sessionCookieName(), cookie);
        assertError(browser.get(authorize("prompt", "none")), "login_required");
    }
}
