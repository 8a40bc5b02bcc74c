package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.htmlunit.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An application on Nimbus' SDK signs a person in through the gateway and the real pages. */
class NimbusSignInTests {

    private static final String PASSWORD = "violet anvil under eleven moons";

    private final RunningSuite suite = suite();
    private final Management management = suite.management();
    private final Callback callback = new Callback();
    private final Browser browser = new Browser();
    private final String username = "ada";
    private final String realm = management.createRealm();
    private final String userId =
            management.createUser(realm, username, PASSWORD).path("id").asString();
    private final NimbusApplication application = newApplication(Map.of());

    /** The suite that is driven; the same tests run on every layout of the databases. */
    RunningSuite suite() {
        return RunningSuite.shared();
    }

    @AfterEach
    void close() {
        browser.close();
        callback.close();
    }

    private NimbusApplication newApplication(Map<String, Object> further) {
        JsonNode client = management.createClient(realm, callback.uri().toString(), further);
        return new NimbusApplication(
                suite.url("/realms/" + realm),
                client.path("clientId").asString(),
                client.path("secret").asString(),
                callback.uri());
    }

    private AuthorizationCode signInFor(NimbusApplication app) throws Exception {
        Page form = browser.open(app.request().build().toURI());
        assertThat(Browser.asksForPassword(form))
                .as(form.getWebResponse().getContentAsString())
                .isTrue();
        return app.code(returned(browser.signIn(form, username, PASSWORD)));
    }

    private URI returned(Page page) {
        URI address = URI.create(page.getUrl().toString());
        assertThat(address.toString()).startsWith(callback.uri().toString());
        return address;
    }

    @Test
    void aPersonSignsInAndTheApplicationKnowsWhoItIs() throws Exception {
        OIDCTokens tokens = application.validated(application.exchange(signInFor(application)));

        assertThat(application.claims(tokens).getSubject().getValue()).isEqualTo(userId);
        UserInfo info = application
                .userInfo((BearerAccessToken) tokens.getAccessToken())
                .toSuccessResponse()
                .getUserInfo();
        assertThat(info.getSubject().getValue()).isEqualTo(userId);
        assertThat(info.getPreferredUsername()).isEqualTo(username);
        assertThat(info.getEmailAddress()).isEqualTo(username + "@example.test");
    }

    @Test
    void aWrongPasswordGivesNoCodeAndSaysNothingOfTheUser() {
        Page form = browser.open(application.request().build().toURI());
        Page refused = browser.signIn(form, username, "not the password at all");
        assertThat(Browser.asksForPassword(refused)).isTrue();
        String wrongPassword = textOf(refused);
        Page unknown = browser.signIn(refused, "nobody", "not the password at all");
        assertThat(textOf(unknown)).isEqualTo(wrongPassword);
    }

    private static String textOf(Page page) {
        return ((org.htmlunit.html.HtmlPage) page).getElementById("error-text").getTextContent();
    }

    @Test
    void aCodeWorksOnceAndItsSecondUseEndsWhatTheFirstGave() throws Exception {
        AuthorizationCode code = signInFor(application);
        OIDCTokens tokens = application.validated(application.exchange(code));

        TokenResponse again = application.exchange(code);

        assertThat(again.indicatesSuccess()).isFalse();
        assertThat(again.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_grant");
        assertThat(application.refresh(tokens.getRefreshToken()).indicatesSuccess())
                .isFalse();
    }

    @Test
    void refreshRotatesAndAReplayRevokesTheFamily() throws Exception {
        OIDCTokens first = application.validated(application.exchange(signInFor(application)));
        RefreshToken one = first.getRefreshToken();
        RefreshToken two = refreshed(one);
        RefreshToken three = refreshed(two);

        TokenResponse replay = application.refresh(one);

        assertThat(replay.indicatesSuccess()).isFalse();
        assertThat(replay.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_grant");
        assertThat(application.refresh(three).indicatesSuccess()).isFalse();
    }

    private RefreshToken refreshed(RefreshToken token) throws Exception {
        TokenResponse response = application.refresh(token);
        assertThat(response.indicatesSuccess()).isTrue();
        RefreshToken next = response.toSuccessResponse().getTokens().getRefreshToken();
        assertThat(next).isNotNull().isNotEqualTo(token);
        return next;
    }

    @Test
    void introspectionFollowsRevocation() throws Exception {
        OIDCTokens tokens = application.validated(application.exchange(signInFor(application)));
        assertThat(application.isActive(tokens.getAccessToken())).isTrue();
        assertThat(application.isActive(tokens.getRefreshToken())).isTrue();

        assertThat(application.revoke(tokens.getAccessToken())).isEqualTo(200);
        assertThat(application.revoke(tokens.getRefreshToken())).isEqualTo(200);

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(application.isActive(tokens.getAccessToken())).isFalse();
            assertThat(application.isActive(tokens.getRefreshToken())).isFalse();
        });
    }

    @Test
    void aSecondApplicationNeedsNoPasswordWhileTheSessionLivesAndAsksAgainAfterLogout() throws Exception {
        OIDCTokens tokens = application.validated(application.exchange(signInFor(application)));
        NimbusApplication second = newApplication(
                Map.of("postLogoutRedirectUris", List.of(callback.signedOutUri().toString())));

        Page page = browser.open(second.request().build().toURI());
        OIDCTokens silent = second.validated(second.exchange(second.code(returned(page))));
        assertThat(silent.getIDToken().getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(tokens.getIDToken().getJWTClaimsSet().getClaim("sid"));

        LogoutRequest logout = new LogoutRequest(
                second.provider().getEndSessionEndpointURI(),
                silent.getIDToken(),
                callback.signedOutUri(),
                new com.nimbusds.oauth2.sdk.id.State("bye"));
        Page signedOut = browser.open(logout.toURI());
        assertThat(signedOut.getUrl().toString()).isEqualTo(callback.signedOutUri() + "?state=bye");
        assertThat(Browser.asksForPassword(
                        browser.open(application.request().build().toURI())))
                .isTrue();
        assertThat(application.refresh(tokens.getRefreshToken()).indicatesSuccess())
                .isFalse();
    }

    @Test
    void consentIsAskedOnceAndDenialGivesAnError() throws Exception {
        NimbusApplication asking = newApplication(Map.of("requireConsent", true));
        Page form = browser.open(asking.request().build().toURI());
        Page consent = browser.signIn(form, username, PASSWORD);
        assertThat(consent.getUrl().toString()).startsWith(suite.url("/"));

        Page denied = browser.press(consent, "deny");
        assertThat(returned(denied).getQuery()).contains("error=access_denied");

        Page askedAgain = browser.open(asking.request().build().toURI());
        Page allowed = browser.press(askedAgain, "allow");
        asking.validated(asking.exchange(asking.code(returned(allowed))));

        Page notAskedAgain = browser.open(asking.request().build().toURI());
        assertThat(asking.code(returned(notAskedAgain))).isNotNull();
    }

    @Test
    void aRevokedSessionEndsItsTokensEverywhere() throws Exception {
        OIDCTokens tokens = application.validated(application.exchange(signInFor(application)));
        Http.Answer ended = management.delete("/api/v1/realms/" + realm + "/sessions?user=" + userId);
        assertThat(ended.status()).as(ended.text()).isBetween(200, 204);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(application.isActive(tokens.getAccessToken()))
                        .isFalse());
        assertThat(application.refresh(tokens.getRefreshToken()).indicatesSuccess())
                .isFalse();
        assertThat(Browser.asksForPassword(
                        browser.open(application.request().build().toURI())))
                .isTrue();
    }

    @Test
    void aDisabledUserGetsNothingAnymore() throws Exception {
        OIDCTokens tokens = application.validated(application.exchange(signInFor(application)));
        Http.Answer disabled =
                management.call("PATCH", "/api/v1/realms/" + realm + "/users/" + userId, Map.of("status", "disabled"));
        assertThat(disabled.status()).as(disabled.text()).isEqualTo(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(application.isActive(tokens.getAccessToken()))
                        .isFalse());
        assertThat(application.refresh(tokens.getRefreshToken()).indicatesSuccess())
                .isFalse();
        Page form = browser.open(application.request().build().toURI());
        assertThat(Browser.asksForPassword(browser.signIn(form, username, PASSWORD)))
                .isTrue();
    }

    @Test
    void anUnregisteredRedirectUriIsNeverFollowed() {
        URI foreign = URI.create(
                application.request().build().toURI().toString().replace("%2Fcallback", "%2Fcallback%2Felsewhere"));
        Page page = browser.open(foreign);
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(page.getUrl().toString()).startsWith(suite.url("/"));
        assertThat(page.getWebResponse().getContentAsString()).contains("error-id");
    }

    @Test
    void theTrailHoldsTheSignIn() throws Exception {
        application.validated(application.exchange(signInFor(application)));
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode events = management
                    .get("/api/v1/realms/" + realm + "/events?type=login.succeeded")
                    .json();
            assertThat(events.path("items").size()).isEqualTo(1);
        });
    }
}
