package io.opengate.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.opengate.e2e.Browser;
import io.opengate.e2e.Callback;
import io.opengate.e2e.Http;
import io.opengate.e2e.NimbusApplication;
import io.opengate.e2e.RunningSuite;
import java.net.URI;
import java.util.Map;
import org.htmlunit.Page;
import tools.jackson.databind.JsonNode;

/** Somebody with an account and an application, in a realm of their own. */
final class Person implements AutoCloseable {

    static final String NAME = "ada";
    static final String PASSWORD = "violet anvil under eleven moons";

    private final Callback callback = new Callback();
    private final String realm;
    private final String id;
    private final NimbusApplication application;

    Person(RunningSuite suite) {
        this.realm = suite.management().createRealm();
        this.id =
                suite.management().createUser(realm, NAME, PASSWORD).path("id").asString();
        JsonNode client = suite.management().createClient(realm, callback.uri().toString(), Map.of());
        this.application = new NimbusApplication(
                suite.url("/realms/" + realm),
                client.path("clientId").asString(),
                client.path("secret").asString(),
                callback.uri());
    }

    NimbusApplication application() {
        return application;
    }

    String realm() {
        return realm;
    }

    /** The address of this person's account in the management API. */
    String account() {
        return "/api/v1/realms/" + realm + "/users/" + id;
    }

    /** Signs in with a new browser and lets the application have its tokens, whose validity it checks by its own clock. */
    OIDCTokens signIn() throws Exception {
        try (Browser browser = new Browser()) {
            Page form = browser.open(application.request().build().toURI());
            assertThat(Browser.asksForPassword(form))
                    .as(form.getWebResponse().getContentAsString())
                    .isTrue();
            URI returned =
                    URI.create(browser.signIn(form, NAME, PASSWORD).getUrl().toString());
            return application.validated(application.exchange(application.code(returned)));
        }
    }

    /** The first answer to an application's request for a sign-in. */
    Http.Answer asksToSignIn() {
        return Http.json("GET", application.request().build().toURI().toString(), null, null);
    }

    boolean mayRefresh(OIDCTokens tokens) throws Exception {
        TokenResponse response = application.refresh(tokens.getRefreshToken());
        return response.indicatesSuccess();
    }

    @Override
    public void close() {
        callback.close();
    }
}
