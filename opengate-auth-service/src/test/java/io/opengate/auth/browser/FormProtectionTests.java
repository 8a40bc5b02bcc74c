package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.session.SessionLifecycle.EndReason;
import org.junit.jupiter.api.Test;

class FormProtectionTests extends BrowserContract {

    @Test
    void aFormWithoutItsTokenIsRefused() {
        TestBrowser.Form form = filled();
        assertForged(browser.submit(form.without("_csrf")));
        assertForged(browser.submit(form.with("_csrf", "x")));
        assertCode(browser.submit(form));
    }

    @Test
    void anotherBrowsersTokenIsRefused() {
        TestBrowser.Form form = filled();
        TestBrowser victim = browser;
        browser = newBrowser();
        String foreign = String.valueOf(filled().fields().get("_csrf"));
        browser = victim;
        assertForged(browser.submit(form.with("_csrf", foreign)));
    }

    @Test
    void aBrowserWithoutItsCookieIsRefused() {
        TestBrowser.Form form = filled();
        browser.cookies.clear();
        assertForged(browser.submit(form));
    }

    private TestBrowser.Form filled() {
        return open().form("sign-in-form").with("username", "ada").with("password", PASSWORD);
    }

    private void assertForged(TestBrowser.Answer answer) {
        assertErrorPage(answer, 403);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(browser.cookies).doesNotContainKey(sessionCookieName());
    }

    @Test
    void aFieldThatIsSentTwiceIsRefused() {
        TestBrowser.Form form = filled();
        assertErrorPage(browser.post(form.action(), TestBrowser.encode(form.fields()) + "&username=eve"), 400);
    }

    @Test
    void aFormThatCannotBeReadIsRefused() {
        TestBrowser.Form form = filled();
        String fields = TestBrowser.encode(form.without("username").fields());
        for (String bad : new String[] {"&username=%c3%28", "&username=%zz", "&username=%"}) {
            assertThat(browser.post(form.action(), fields + bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(browser.post(form.action(), fields + "&username=" + "x".repeat(300_000))
                        .status())
                .isEqualTo(413);
        assertCode(browser.submit(form));
    }

    @Test
    void aPlantedSessionIsNotAdopted() {
        browser.cookies.put(sessionCookieName(), "01890000-0000-7000-8000-000000000000." + "A".repeat(43));
        assertCode(signIn(open(), "ada", PASSWORD));
        assertThat(sid()).isNotEqualTo("01890000-0000-7000-8000-000000000000");
    }

    @Test
    void theAttackersSessionEndsWhereTheVictimSignsInOverIt() {
        world.person(realm, "mallory");
        signIn(open(), "mallory", PASSWORD);
        String planted = sid();
        assertCode(signIn(open("prompt", "login"), "ada", PASSWORD));
        assertThat(sid()).isNotEqualTo(planted);
        assertThat(world.ended).contains(new World.Ended(planted, EndReason.REPLACED));
    }

    @Test
    void signingInGivesANewIdEveryTime() {
        signIn();
        String first = sid();
        browser = newBrowser();
        signIn();
        assertThat(sid()).isNotEqualTo(first);
    }

    @Test
    void onHttpCookiesAreLaxAndHidden() {
        signIn();
        assertThat(browser.setCookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("Path=/", "SameSite=Lax")
                        .doesNotContain("Secure", "Max-Age", "Domain"))
                .allMatch(cookie -> cookie.contains("HttpOnly") != cookie.startsWith("ogs-"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("og-" + realm.name() + "="));
    }

    @Test
    void pagesAreProtected() {
        TestBrowser.Answer page = open();
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'self';"
                        + " img-src 'self'; form-action 'self' https://app.example.com");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.headers().map().keySet()).doesNotContain("access-control-allow-origin");
        assertThat(page.headers().allValues("Cache-Control")).hasSize(1);
    }

    @Test
    void redirectsAreProtected() {
        TestBrowser.Answer answer = signIn();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void noOtherSiteMayReadTheEndpoint() {
        var answer = http.send(
                "OPTIONS",
                "/realms/" + realm.name() + "/protocol/openid-connect/auth",
                null,
                null,
                java.util.Map.of("Accept", "text/html"));
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
