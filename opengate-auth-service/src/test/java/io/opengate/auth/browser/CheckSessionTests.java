package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How an application's page notices that the session has changed. */
class CheckSessionTests extends BrowserContract {

    private static final Pattern SCRIPT = Pattern.compile("<script>(.*)</script>", Pattern.DOTALL);

    private String stateCookieName() {
        return (publicUrl.isHttps() ? "__Host-ogs-" : "ogs-") + realm.name();
    }

    private String state() {
        return Objects.requireNonNull(browser.cookies.get(stateCookieName()));
    }

    private static String sessionState(TestBrowser.Answer answer) {
        return Objects.requireNonNull(answer.parameters().get("session_state"));
    }

    /** What the script computes, see check-session.js. */
    private static String computed(String client, String origin, String state, String salt) {
        return Hashes.sha256(client + " " + origin + " " + state + " " + salt) + "." + salt;
    }

    @Test
    void theAnswerTellsAStateThatBelongsToClientOriginAndSession() {
        String first = sessionState(signIn());
        String salt = first.split("\\.", -1)[1];

        assertThat(first).isEqualTo(computed("shop", "https://app.example.com", state(), salt));
        assertThat(first).isNotEqualTo(computed("wiki", "https://app.example.com", state(), salt));
        assertThat(first).isNotEqualTo(computed("shop", "https://evil.example.com", state(), salt));
        assertThat(sessionState(browser.get(authorize()))).isNotEqualTo(first);
    }

    @Test
    void withoutOpenIdThereIsNoState() {
        assertThat(signIn("scope", "profile").parameters()).containsKey("code").doesNotContainKey("session_state");
    }

    @Test
    void theStateChangesWithTheSessionAndGoesWithIt() {
        signIn();
        String before = state();
        browser.get(authorize());
        assertThat(state()).isEqualTo(before);

        signIn(open("prompt", "login"), "ada", PASSWORD);
        assertThat(state()).isNotEqualTo(before);

        browser.get(inRealm("/protocol/openid-connect/logout?id_token_hint=" + TestIdTokens.of(this, "ada")));
        assertThat(browser.cookies).doesNotContainKey(stateCookieName());
    }

    @Test
    void scriptsReadTheStateAndNeverTheSession() {
        signIn();

        assertThat(browser.setCookies)
                .filteredOn(cookie -> cookie.startsWith(stateCookieName() + "="))
                .isNotEmpty()
                .allMatch(cookie -> !cookie.contains("HttpOnly"));
        assertThat(browser.setCookies)
                .filteredOn(cookie -> cookie.startsWith(sessionCookieName() + "="))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("HttpOnly"));
        String secret = String.valueOf(browser.cookies.get(sessionCookieName()));
        assertThat(state()).isNotEqualTo(Hashes.sha256(secret)).doesNotContain(sid());
    }

    @Test
    void theFrameMayBeFramedAndRunsItsOwnScriptAlone() throws Exception {
        TestBrowser.Answer frame = browser.get(inRealm("/protocol/openid-connect/login-status-iframe.html"));

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.header("Content-Type")).startsWith("text/html");
        assertThat(frame.header("X-Frame-Options")).isEmpty();
        assertThat(frame.html()).contains("data-cookie=\"" + stateCookieName() + "\"");
        Matcher script = SCRIPT.matcher(frame.html());
        assertThat(script.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(frame.headers().allValues("Content-Security-Policy"))
                .containsExactly(
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; script-src"
                                + " 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void noOtherPageMayBeFramed() {
        assertThat(open().header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(open().header("X-Frame-Options")).isEqualTo("DENY");
    }
}
