package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.e2e.sample.SampleApplication;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A sample application on Spring Security's OAuth 2.0 client signs a person in, with standard settings only. */
class SpringSecuritySignInTests {

    private static final String PASSWORD = "violet anvil under eleven moons";

    private final RunningSuite suite = RunningSuite.shared();
    private final Management management = suite.management();
    private final Browser browser = new Browser();
    private final String realm = management.createRealm();
    private final int port = freePort();
    private final ConfigurableApplicationContext application = start();

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ConfigurableApplicationContext start() {
        management.createUser(realm, "grace", PASSWORD);
        String base = "http://127.0.0.1:" + port;
        JsonNode client = management.createClient(
                realm,
                base + "/login/oauth2/code/opengate",
                Map.of("postLogoutRedirectUris", List.of(base + "/signed-out")));
        String registration = "spring.security.oauth2.client.registration.opengate.";
        return new SpringApplicationBuilder(SampleApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--spring.main.banner-mode=off",
                        "--" + registration + "client-id="
                                + client.path("clientId").asString(),
                        "--" + registration + "client-secret="
                                + client.path("secret").asString(),
                        "--" + registration + "scope=openid,profile,email",
                        "--" + registration + "provider=opengate",
                        "--spring.security.oauth2.client.provider.opengate.issuer-uri=" + suite.url("/realms/" + realm),
                        "--spring.security.oauth2.client.provider.opengate.user-name-attribute=preferred_username");
    }

    @AfterEach
    void close() {
        browser.close();
        application.close();
    }

    private Page open(String path) {
        return browser.open(URI.create("http://127.0.0.1:" + port + path));
    }

    @Test
    void aPersonSignsInAtTheSampleApplicationAndOutAgain() throws Exception {
        Page me = browser.signIn(open("/me"), "grace", PASSWORD);

        JsonNode body = Http.JSON.readTree(me.getWebResponse().getContentAsString());
        assertThat(body.path("username").asString()).isEqualTo("grace");
        assertThat(body.path("refreshable").asBoolean()).isTrue();
        assertThat(Http.json(
                                "GET",
                                suite.url("/realms/" + realm + "/protocol/openid-connect/userinfo"),
                                body.path("accessToken").asString(),
                                null)
                        .json()
                        .path("preferred_username")
                        .asString())
                .isEqualTo("grace");

        Page signedOut = browser.submitFirst(open("/logout"));
        assertThat(signedOut.getWebResponse().getContentAsString()).contains("signed out");
        assertThat(Browser.asksForPassword(open("/me"))).isTrue();
        assertThat(open("/me")).isInstanceOf(HtmlPage.class);
    }

    @Test
    void aWrongPasswordStaysOutside() {
        Page refused = browser.signIn(open("/me"), "grace", "not the password at all");
        assertThat(Browser.asksForPassword(refused)).isTrue();
        assertThat(refused.getUrl().toString()).startsWith(suite.url("/"));
    }
}
