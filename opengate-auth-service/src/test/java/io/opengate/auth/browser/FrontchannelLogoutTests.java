package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.session.SessionLifecycle.EndReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The page that signs people out of applications by frames. */
class FrontchannelLogoutTests extends BrowserContract {

    private static final String BYE = "https://app.example.com/bye";
    private static final Pattern FRAME = Pattern.compile("<iframe[^>]* src=\"([^\"]*)\"");

    private String sid = "";

    @BeforeEach
    void beSignedIn() {
        signIn();
        sid = sid();
    }

    private void application(String id, String uri, boolean withSession) {
        world.put(
                realm,
                TestClients.confidential(id)
                        .metadata("frontchannelLogoutUri", uri)
                        .metadata("frontchannelLogoutSessionRequired", withSession)
                        .build());
    }

    private void participants(String... ids) {
        redis.opsForHash()
                .put(
                        SessionsByContract.key(realm.id(), sid),
                        "clients",
                        Stream.of(ids).map(id -> '"' + id + '"').toList().toString());
    }

    private TestBrowser.Answer logout(String... fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("id_token_hint", TestIdTokens.of(this, "ada"));
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put(fields[i], fields[i + 1]);
        }
        return browser.get(inRealm("/protocol/openid-connect/logout?" + TestBrowser.encode(parameters)));
    }

    private static List<String> frames(TestBrowser.Answer page) {
        Matcher frames = FRAME.matcher(page.html());
        return frames.results()
                .map(frame -> HtmlUtils.htmlUnescape(frame.group(1)))
                .toList();
    }

    private static List<String> allowed(TestBrowser.Answer page) {
        return Stream.of(page.header("Content-Security-Policy").split("; *", -1))
                .filter(directive -> directive.startsWith("frame-src "))
                .flatMap(directive ->
                        Stream.of(directive.substring("frame-src ".length()).split(" ", -1)))
                .toList();
    }

    @Test
    void everyApplicationOfTheSessionIsLoadedAndNoOther() {
        application("wiki", "https://wiki.example.com/logout?from=op", true);
        application("mail", "https://mail.example.com:8443/logout", false);
        application("absent", "https://absent.example.com/logout", true);
        participants("shop", "wiki", "mail", "unknown");

        TestBrowser.Answer page = logout();

        assertThat(page.status()).isEqualTo(200);
        String issuer = URLEncoder.encode(publicUrl.of("/realms/" + realm.name()), StandardCharsets.UTF_8);
        assertThat(frames(page))
                .containsExactly(
                        "https://wiki.example.com/logout?from=op&iss=" + issuer + "&sid=" + sid,
                        "https://mail.example.com:8443/logout");
        assertThat(allowed(page)).containsExactly("https://wiki.example.com", "https://mail.example.com:8443");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src");
        assertThat(page.html()).doesNotContain("http-equiv=\"refresh\"", "<script");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(world.ended).contains(new World.Ended(sid, EndReason.LOGOUT));
        assertThat(browser.cookies).doesNotContainKey(sessionCookieName());
    }

    @Test
    void afterTheFramesTheBrowserGoesBackWithoutAnyScript() {
        application("wiki", "https://wiki.example.com/logout", false);
        participants("shop", "wiki");

        TestBrowser.Answer page = logout("post_logout_redirect_uri", BYE, "state", "a&\"b");

        assertThat(page.status()).isEqualTo(200);
        String target = HtmlUtils.htmlUnescape(page.html());
        assertThat(target).contains("content=\"1;url=" + BYE + "?state=a%26%22b\"");
        assertThat(target).contains("id=\"continue\"").contains("href=\"" + BYE + "?state=a%26%22b\"");
        assertThat(frames(page)).containsExactly("https://wiki.example.com/logout");
    }

    @Test
    void withoutSuchApplicationsNoPageIsInTheWay() {
        participants("shop");

        assertThat(logout("post_logout_redirect_uri", BYE).location()).isEqualTo(BYE);
    }

    @Test
    void whoMustBeAskedLoadsNothingBefore() {
        application("wiki", "https://wiki.example.com/logout", false);
        participants("shop", "wiki");

        TestBrowser.Answer asked = browser.get(inRealm("/protocol/openid-connect/logout?client_id=shop"));

        assertThat(frames(asked)).isEmpty();
        assertThat(asked.header("Content-Security-Policy")).doesNotContain("frame-src");
        assertThat(frames(browser.submit(asked.form("logout-form"))))
                .containsExactly("https://wiki.example.com/logout");
    }

    @Test
    void anotherRealmsApplicationIsNotLoaded() {
        world.put(
                world.realm(realms),
                TestClients.confidential("foreign")
                        .metadata("frontchannelLogoutUri", "https://foreign.example.com/logout")
                        .build());
        participants("shop", "foreign");

        assertThat(logout("post_logout_redirect_uri", BYE).location()).isEqualTo(BYE);
    }
}
