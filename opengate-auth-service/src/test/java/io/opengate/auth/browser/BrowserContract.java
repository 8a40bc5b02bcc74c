package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What the tests of the pages share: a realm, a client and a person of their own, and a browser. */
@OpenGateTest
@Import(PeersInMemory.class)
@SuppressWarnings("NullAway.Init") // injected, or made before each test
abstract class BrowserContract {

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String PASSWORD = "correct horse battery";

    World world;
    TestRealms realms;
    TestHttp http;
    StringRedisTemplate redis;
    PublicUrl publicUrl;
    RealmRef realm;
    TestBrowser browser;

    @Autowired
    void meet(World known, TestRealms all, TestHttp client, StringRedisTemplate store, PublicUrl url) {
        world = known;
        realms = all;
        http = client;
        redis = store;
        publicUrl = url;
    }

    @BeforeEach
    void prepare() {
        realm = world.realm(realms);
        world.client(realm, "shop");
        world.person(realm, "ada");
        browser = newBrowser();
    }

    TestBrowser newBrowser() {
        return new TestBrowser(http, publicUrl.path());
    }

    RegisteredClient put(RegisteredClient client) {
        return world.put(realm, client);
    }

    String inRealm(String rest) {
        return publicUrl.path() + "/realms/" + realm.name() + rest;
    }

    /** A good authorization request of client {@code shop} with these changes; an empty value leaves one out. */
    String authorize(String... changes) {
        return inRealm("/protocol/openid-connect/auth?" + TestBrowser.encode(parameters(changes)));
    }

    static Map<String, String> parameters(String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", "shop",
                "redirect_uri", World.CALLBACK,
                "scope", "openid profile",
                "state", "s-1",
                "nonce", "n-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** Opens the form for the request. */
    TestBrowser.Answer open(String... changes) {
        TestBrowser.Answer page = browser.follow(browser.get(authorize(changes)));
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        return page;
    }

    /** Sends the form. */
    TestBrowser.Answer signIn(TestBrowser.Answer page, String username, String password) {
        return browser.submit(
                page.form("sign-in-form").with("username", username).with("password", password));
    }

    /** Signs Ada in at the client; the answer is the redirect to it. */
    TestBrowser.Answer signIn(String... changes) {
        TestBrowser.Answer answer = signIn(open(changes), "ada", PASSWORD);
        assertThat(answer.status()).as(answer.html()).isEqualTo(303);
        return answer;
    }

    String sessionCookieName() {
        return (publicUrl.isHttps() ? "__Host-og-" : "og-") + realm.name();
    }

    String sid() {
        return String.valueOf(browser.cookies.get(sessionCookieName())).split("\\.", 2)[0];
    }

    /** Nobody is asked anything, and the client gets a code. */
    static void assertCode(TestBrowser.Answer answer) {
        assertThat(answer.status()).as(answer.html()).isEqualTo(303);
        assertThat(answer.location()).startsWith(World.CALLBACK + "?");
        assertThat(answer.parameters()).containsKeys("code", "state", "iss").doesNotContainKey("error");
    }

    static void assertError(TestBrowser.Answer answer, String error) {
        assertThat(answer.status()).as(answer.html()).isEqualTo(303);
        assertThat(answer.location()).startsWith(World.CALLBACK + "?");
        assertThat(answer.parameters())
                .containsEntry("error", error)
                .containsKeys("state", "iss")
                .doesNotContainKey("code");
    }

    /** A page of ours says no, and leads nowhere. */
    static void assertErrorPage(TestBrowser.Answer answer, int status) {
        assertThat(answer.status()).as(answer.html()).isEqualTo(status);
        assertThat(answer.location()).isEmpty();
        assertThat(answer.html()).contains("id=\"error-id\"");
    }
}
