package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTests extends BrowserContract {

    @Test
    void namesAreShownAndEscaped() {
        assertThat(open().html())
                .contains("Acme &amp; &lt;b&gt;Sons&lt;/b&gt;", "Shop &lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "<b>Sons");
    }

    @Test
    void theApplicationsWishForALanguageComesFirst() {
        assertThat(open("ui_locales", "fr de-AT en").html()).contains("lang=\"de\"", "Anmelden");
        browser.acceptLanguage = "de-CH,de;q=0.9,en;q=0.1";
        assertThat(open().html()).contains("lang=\"de\"", "Benutzername oder E-Mail");
        assertThat(open("ui_locales", "en").html()).contains("lang=\"en\"", "Username or e-mail");
        browser.acceptLanguage = "tlh;q=x, ***";
        assertThat(open().html()).contains("lang=\"en\"");
    }

    @Test
    void fieldsAreLabelled() {
        assertThat(open().html())
                .contains("<label for=\"username\"", "id=\"username\" name=\"username\"")
                .contains("<label for=\"password\"", "id=\"password\" name=\"password\"")
                .contains("autocomplete=\"username\"", "autocomplete=\"current-password\"");
    }

    @Test
    void mistakesAreAnnounced() {
        assertThat(signIn(open(), "ada", "wrong").html())
                .contains("role=\"alert\"", "aria-invalid=\"true\"", "aria-describedby=\"error-text\"");
    }

    @Test
    void everythingThatAPageNeedsIsKeptForEver() {
        Matcher paths = Pattern.compile("(?:href|src)=\"([^\"#]+)\"").matcher(open().html());
        int found = 0;
        while (paths.find()) {
            TestBrowser.Answer asset = browser.get(paths.group(1));
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control"))
                    .contains("immutable", "public")
                    .doesNotContain("no-store");
            assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
            found++;
        }
        assertThat(found).isEqualTo(2);
        assertThat(browser.get(inRealm("/assets/opengate.css")).status()).isEqualTo(404);
    }

    @Test
    void everyTextExistsInEveryLanguage() throws java.io.IOException {
        var english = properties("/pages/texts.properties");
        assertThat(properties("/pages/texts_de.properties").keySet()).isEqualTo(english.keySet());
    }

    private static java.util.Properties properties(String name) throws java.io.IOException {
        java.util.Properties properties = new java.util.Properties();
        try (var in = new java.io.InputStreamReader(
                java.util.Objects.requireNonNull(PageTests.class.getResourceAsStream(name)),
                java.nio.charset.StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
