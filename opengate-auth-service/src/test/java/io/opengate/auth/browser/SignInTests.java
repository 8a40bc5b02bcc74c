package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.signin.Credentials.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInTests extends BrowserContract {

    @Test
    void aPersonSignsInAndTheClientGetsACode() {
        TestBrowser.Answer answer = signIn();
        assertCode(answer);
        assertThat(answer.parameters())
                .containsEntry("state", "s-1")
                .containsEntry("iss", publicUrl.of("/realms/" + realm.name()));
        assertThat(redis.hasKey("og:" + realm.id() + ":session:{" + sid() + "}"))
                .isTrue();
    }

    @Test
    void aSecondClientGetsItsCodeWithoutAForm() {
        signIn();
        world.client(realm, "forum");
        assertCode(browser.get(authorize("client_id", "forum")));
        assertThat(redis.opsForHash().get(SessionsByContract.key(realm.id(), sid()), "clients"))
                .isEqualTo("[\"shop\",\"forum\"]");
    }

    @Test
    void aWrongPasswordShowsTheFormAgain() {
        TestBrowser.Answer answer = signIn(open(), "ada", "wrong");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html()).contains("id=\"error\"", "value=\"ada\"").doesNotContain("wrong");
        assertThat(browser.cookies).doesNotContainKey(sessionCookieName());
        assertCode(signIn(answer, "ada", PASSWORD));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalLooksTheSame(Refusal reason) {
        String unknown = signIn(open(), "nobody", PASSWORD).html().replace("nobody", "ada");
        world.people.values().stream()
                .filter(person -> person.realm().equals(realm.id()))
                .forEach(person -> world.put(person.state(reason)));
        String refused = signIn(open(), "ada", PASSWORD).html();
        assertThat(anonymous(refused)).isEqualTo(anonymous(unknown));
    }

    private static String anonymous(String html) {
        return html.replaceAll("signin/[A-Za-z0-9_-]+/", "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void nothingIsSentWhereAFieldIsMissing() {
        TestBrowser.Answer answer = signIn(open(), "", PASSWORD);
        assertThat(answer.html()).contains("Enter your username and your password.");
    }

    @Test
    void aTemporaryPasswordIsReplacedFirst() {
        world.put(new World.Person(realm.id(), java.util.UUID.randomUUID(), "eve", "temporary", null, true));
        TestBrowser.Answer page = browser.follow(signIn(open(), "eve", "temporary"));
        assertThat(page.html()).contains("new-password-form", "At least 15 characters");
        assertThat(browser.cookies).doesNotContainKey(sessionCookieName());
        TestBrowser.Answer tooShort = change(page, "temporary", "short", "short");
        assertThat(tooShort.html()).contains("it needs 15 characters at least");
        assertThat(change(page, "temporary", "a good long password", "another long password")
                        .html())
                .contains("not the same");
        assertThat(change(page, "wrong", "a good long password", "a good long password")
                        .html())
                .contains("The current password is not right");
        assertCode(change(page, "temporary", "a good long password", "a good long password"));
    }

    private TestBrowser.Answer change(TestBrowser.Answer page, String current, String wanted, String confirmation) {
        return browser.submit(page.form("new-password-form")
                .with("password", current)
                .with("newPassword", wanted)
                .with("confirmation", confirmation));
    }

    @Test
    void aFinishedSignInCannotBeUsedAgain() {
        TestBrowser.Answer page = open();
        assertCode(signIn(page, "ada", PASSWORD));
        TestBrowser.Answer replayed = signIn(page, "ada", PASSWORD);
        assertThat(replayed.status()).isEqualTo(409);
        assertThat(replayed.html()).contains("You have signed in already", "id=\"continue\"");
        assertThat(browser.get(page.form("sign-in-form").action().replace("/password", ""))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aSecondTabGoesOnWithTheSessionOfTheFirst() {
        TestBrowser.Answer first = open();
        TestBrowser.Answer second = open("state", "s-2");
        assertCode(signIn(first, "ada", PASSWORD));
        String sid = sid();
        TestBrowser.Answer answer = signIn(second, "ada", PASSWORD);
        assertCode(answer);
        assertThat(answer.parameters()).containsEntry("state", "s-2");
        assertThat(sid()).isEqualTo(sid);
    }

    @Test
    void anotherBrowserCannotGoOn() {
        String address = open().form("sign-in-form").action().replace("/password", "");
        TestBrowser.Answer stranger = newBrowser().get(address);
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.html()).doesNotContain("sign-in-form");
    }

    @Test
    void aSignInThatNeverWasIsExplained() {
        TestBrowser.Answer page = browser.get(inRealm("/signin/" + "x".repeat(43)));
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.html()).contains("This page has expired");
        assertThat(browser.get(inRealm("/signin/short")).status()).isEqualTo(410);
    }

    @Test
    void somebodyWhoDoesNotAnswerIsExplained() {
        TestBrowser.Answer page = open();
        world.unavailable = true;
        try {
            TestBrowser.Answer answer = signIn(page, "ada", PASSWORD);
            assertErrorPage(answer, 503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        } finally {
            world.unavailable = false;
        }
        assertCode(signIn(page, "ada", PASSWORD));
    }

    @Test
    void aSignInIsShortLivedAndHoldsNoSecret() {
        TestBrowser.Answer page = open();
        String flow = page.form("sign-in-form").action().replaceAll(".*/signin/([^/]+)/.*", "$1");
        String key = "og:" + realm.id() + ":flow:{" + flow + "}";
        assertThat(redis.getExpire(key)).isBetween(1L, 1800L);
        assertCode(signIn(page, "ada", PASSWORD));
        assertThat(redis.getExpire(key)).isBetween(1L, 1800L);
        assertThat(redis.opsForHash().entries(key).toString())
                .doesNotContain(PASSWORD)
                .doesNotContain(browser.cookies.values());
    }
}
