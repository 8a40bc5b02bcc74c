package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "opengate.public-url=https://id.example.com/sso")
class HttpsWithPathTests extends BrowserContract {

    @Test
    void cookiesAreBoundToTheHost() {
        signIn();
        assertThat(browser.setCookies)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Path=/;", "Secure", "SameSite=None")
                        .doesNotContain("Domain", "Max-Age"))
                .allMatch(cookie -> cookie.contains("HttpOnly") != cookie.startsWith("__Host-ogs-"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-og-" + realm.name() + "="));
    }

    @Test
    void everyAddressIsBelowThePublicUrl() {
        TestBrowser.Answer redirect = browser.get(authorize());
        assertThat(redirect.location()).startsWith("/sso/realms/" + realm.name() + "/signin/");
        Matcher addresses = Pattern.compile("(?:href|src|action)=\"([^\"#]+)\"")
                .matcher(browser.get(redirect.location()).html());
        while (addresses.find()) {
            assertThat(addresses.group(1)).startsWith("/sso/realms/" + realm.name() + "/");
        }
    }

    @Test
    void theIssuerIsThePublicUrl() {
        assertThat(signIn().parameters()).containsEntry("iss", "https://id.example.com/sso/realms/" + realm.name());
    }

    @Test
    void theHostHeaderCountsForNothing() {
        var answer = http.send(
                "GET",
                "/realms/" + realm.name() + "/protocol/openid-connect/auth?" + TestBrowser.encode(parameters()),
                null,
                null,
                Map.of("X-Forwarded-Host", "evil.example", "X-Forwarded-Prefix", "/evil"));
        assertThat(answer.header("Location")).startsWith("/sso/realms/");
    }

    @Test
    void browsersAreToldToStayWithHttps() {
        assertThat(open().header("Strict-Transport-Security")).contains("max-age=63072000");
    }

    @Test
    void theCookieIsTakenWithTheSameAttributes() {
        signIn();
        browser.get(inRealm("/protocol/openid-connect/logout?id_token_hint=" + TestIdTokens.of(this, "ada")));
        assertThat(browser.setCookies.getLast())
                .startsWith(sessionCookieName() + "=;")
                .contains("Path=/;", "Max-Age=0", "Secure", "SameSite=None");
    }
}
