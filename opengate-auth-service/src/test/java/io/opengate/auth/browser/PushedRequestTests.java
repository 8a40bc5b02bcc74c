package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.platform.crypto.Hashes;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestProofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 9126. */
@SuppressWarnings("NullAway.Init") // made before each test
class PushedRequestTests extends BrowserContract {

    private static final String ENDPOINT = "ext/par/request";

    private OAuth oauth;

    @BeforeEach
    void register() {
        oauth = new OAuth(http, publicUrl);
        put(client().build());
    }

    private static TestClients client() {
        return TestClients.confidential("shop").redirects(World.CALLBACK).defaultScopes("openid");
    }

    private TestHttp.Answer push(String... changes) {
        return oauth.postAs("shop", realm, ENDPOINT, pairs(parameters(changes)));
    }

    private static String[] pairs(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
    }

    private String reference(String... changes) {
        TestHttp.Answer answer = push(changes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("request_uri").asString();
    }

    private String bring(String reference, String... more) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("client_id", "shop", "request_uri", reference));
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return inRealm("/protocol/openid-connect/auth?" + TestBrowser.encode(query));
    }

    private static void assertRefused(TestHttp.Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("error").asString()).isEqualTo(error);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void aReferenceStandsForTheRequest() {
        TestHttp.Answer answer = push();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body().path("expires_in").asLong()).isEqualTo(60);
        String reference = answer.body().path("request_uri").asString();
        assertThat(reference).matches("urn:ietf:params:oauth:request_uri:[A-Za-z0-9_-]{43}");

        TestBrowser.Answer page = browser.follow(browser.get(bring(reference)));
        assertCode(signIn(page, "ada", PASSWORD));
    }

    @Test
    void whatTheBrowserSaysBesideItCountsForNothing() {
        String reference = reference("state", "pushed");
        TestBrowser.Answer page = browser.follow(browser.get(
                bring(reference, "redirect_uri", "https://evil.example", "state", "other", "prompt", "none")));
        TestBrowser.Answer answer = signIn(page, "ada", PASSWORD);
        assertCode(answer);
        assertThat(answer.parameters()).containsEntry("state", "pushed");
    }

    @Test
    void aReloadIsFineUntilTheAnswer() {
        String reference = reference();
        browser.get(bring(reference));
        TestBrowser.Answer page = browser.follow(browser.get(bring(reference)));
        assertCode(signIn(page, "ada", PASSWORD));
        TestBrowser.Answer used = signIn(page, "ada", PASSWORD);
        assertThat(used.status()).isEqualTo(409);
        assertThat(used.html()).doesNotContain("id=\"continue\"");
        TestBrowser.Answer again = browser.get(bring(reference));
        assertErrorPage(again, 400);
        assertThat(again.html()).contains("invalid_request_uri");
    }

    @Test
    void aRefusalIsAnAnswerToo() {
        String reference = reference("prompt", "none");
        assertError(browser.get(bring(reference)), "login_required");
        assertErrorPage(browser.get(bring(reference)), 400);
    }

    @Test
    @Tag("not-atomic-single-use")
    void ofManyAnswersOneIsGiven() throws Exception {
        String reference = reference();
        assertCode(signIn());
        List<TestBrowser.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TestBrowser.Answer>> sent = IntStream.range(0, 20)
                    .mapToObj(i -> {
                        TestBrowser copy = newBrowser();
                        copy.cookies.putAll(browser.cookies);
                        return threads.submit(() -> copy.get(bring(reference)));
                    })
                    .toList();
            for (Future<TestBrowser.Answer> answer : sent) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.location().contains("code=")))
                .hasSize(1);
    }

    @Test
    void anotherClientsReferenceIsWorthNothing() {
        put(TestClients.confidential("other").redirects(World.CALLBACK).build());
        String reference = reference();
        TestBrowser.Answer stolen = browser.get(inRealm("/protocol/openid-connect/auth?"
                + TestBrowser.encode(Map.of("client_id", "other", "request_uri", reference))));
        assertErrorPage(stolen, 400);
        assertThat(browser.follow(browser.get(bring(reference))).html()).contains("sign-in-form");
    }

    @Test
    void anotherRealmsReferenceIsWorthNothing() {
        String reference = reference();
        RealmRef mine = realm;
        prepare();
        register();
        assertErrorPage(browser.get(bring(reference)), 400);
        realm = mine;
        assertThat(browser.follow(browser.get(bring(reference))).html()).contains("sign-in-form");
    }

    @Test
    void anExpiredOrInventedReferenceIsRefused() {
        String reference = reference();
        String key = redis.keys("og:" + realm.id() + ":pushed:*").iterator().next();
        redis.opsForHash().put(key, "expires", "1763661600");
        assertErrorPage(browser.get(bring(reference)), 400);
        assertErrorPage(browser.get(bring("urn:ietf:params:oauth:request_uri:" + "A".repeat(43))), 400);
        assertErrorPage(browser.get(bring("urn:x")), 400);
    }

    @Test
    void theClientHearsOfItWhereItNamesItsAddressItself() {
        TestBrowser.Answer answer =
                browser.get(bring("urn:ietf:params:oauth:request_uri:x", "redirect_uri", World.CALLBACK, "state", "s"));
        assertError(answer, "invalid_request_uri");
        assertErrorPage(browser.get(bring("urn:x", "redirect_uri", "https://evil.example", "state", "s")), 400);
    }

    @Test
    void itIsKeptAsTheLayoutSays() throws IOException {
        JsonNode layout = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of("..", "docs", "redis-layout.json")))
                .path("keys")
                .valueStream()
                .filter(kind -> kind.path("kind").asString().equals("pushed"))
                .findFirst()
                .orElseThrow();
        String reference = reference();
        Set<String> keys = redis.keys("og:" + realm.id() + ":pushed:*");
        assertThat(keys).hasSize(1);
        String key = keys.iterator().next();
        assertThat(key).doesNotContain(reference.substring(reference.lastIndexOf(':') + 1));
        assertThat(redis.getExpire(key)).isBetween(1L, 60L);
        assertThat(layout.path("pattern")
                        .asString()
                        .replace("{realm}", realm.id().toString())
                        .replace("{requestHash}", Hashes.sha256(reference)))
                .isEqualTo(key);
        Map<Object, Object> fields = redis.opsForHash().entries(key);
        assertThat(fields.keySet()).containsExactlyInAnyOrder("v", "client", "query", "expires");
        fields.forEach((name, value) -> assertThat(value.toString())
                .matches(layout.path("fields").path(name.toString()).asString()));
    }

    @Test
    void credentialsAreNotKept() {
        Map<String, String> form = parameters();
        form.put("client_secret", TestClients.SECRET);
        assertThat(oauth.post(realm, ENDPOINT, pairs(form)).status()).isEqualTo(201);
        redis.keys("og:" + realm.id() + ":pushed:*")
                .forEach(one -> assertThat(redis.opsForHash().get(one, "query").toString())
                        .doesNotContain(TestClients.SECRET));
    }

    @ParameterizedTest
    @CsvSource({
        "request_uri, urn:ietf:params:oauth:request_uri:x, invalid_request",
        "redirect_uri, https://evil.example/callback, invalid_request",
        "redirect_uri, '', invalid_request",
        "response_type, '', invalid_request",
        "response_type, nonsense, unsupported_response_type",
        "response_mode, nonsense, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "scope, admin, invalid_scope",
        "prompt, none login, invalid_request",
        "registration, {}, registration_not_supported",
    })
    void whatIsWrongIsToldAtOnce(String name, String value, String error) {
        assertRefused(push(name, value), 400, error);
    }

    @Test
    void aClientProvesItself() {
        assertRefused(oauth.post(realm, ENDPOINT, pairs(parameters())), 401, "invalid_client");
        Map<String, String> form = parameters("client_id", "other");
        assertRefused(oauth.postAs("shop", realm, ENDPOINT, pairs(form)), 400, "invalid_request");
    }

    @Test
    void aPublicClientNeedsPkce() {
        put(TestClients.publicClient("app").redirects(World.CALLBACK).build());
        assertThat(oauth.post(realm, ENDPOINT, pairs(parameters("client_id", "app")))
                        .status())
                .isEqualTo(201);
        String[] without = pairs(parameters("client_id", "app", "code_challenge", "", "code_challenge_method", ""));
        assertRefused(oauth.post(realm, ENDPOINT, without), 400, "invalid_request");
    }

    @Test
    void aClientThatMustPushIsHeardOnlySo() {
        put(client().metadata("requirePushedAuthorizationRequests", true).build());
        assertError(browser.get(authorize()), "invalid_request");
        TestBrowser.Answer page = browser.follow(browser.get(bring(reference())));
        assertCode(signIn(page, "ada", PASSWORD));
    }

    /** RFC 9449 §10.1. */
    @Test
    void aProofBindsTheCodeToItsKey() {
        TestProofs key = TestProofs.create();
        assertThat(prove(key).status()).isEqualTo(201);
        String stored = redis.keys("og:" + realm.id() + ":pushed:*").iterator().next();
        assertThat(String.valueOf(redis.opsForHash().get(stored, "query"))).contains("dpop_jkt=" + key.thumbprint());
        assertThat(prove(key, "dpop_jkt", key.thumbprint()).status()).isEqualTo(201);
        assertRefused(prove(key, "dpop_jkt", TestProofs.create().thumbprint()), 400, "invalid_dpop_proof");
    }

    private TestHttp.Answer prove(TestProofs key, String... changes) {
        Map<String, String> headers = Map.of(
                "Authorization",
                OAuth.basic("shop", TestClients.SECRET),
                "DPoP",
                key.proof("POST", oauth.endpoint(realm, ENDPOINT)));
        return oauth.post(realm, ENDPOINT, headers, pairs(parameters(changes)));
    }

    @Test
    void aClientThatIsDisabledMeanwhileGetsNothing() {
        String reference = reference();
        put(client().disabled().build());
        assertErrorPage(browser.get(bring(reference)), 400);
        assertRefused(push(), 401, "invalid_client");
    }

    @Test
    void duplicatesAndOtherMethodsAreRefused() {
        String form = OAuth.form(pairs(parameters())) + "&scope=openid";
        Map<String, String> basic = Map.of("Authorization", OAuth.basic("shop", TestClients.SECRET));
        assertRefused(oauth.send(realm, ENDPOINT, basic, form), 400, "invalid_request");
        assertRefused(http.get(OAuth.path(realm, ENDPOINT), null), 405, "invalid_request");
        assertThat(Arrays.asList(oauth.send(realm, ENDPOINT, basic, "x=" + "y".repeat(70_000))
                        .status()))
                .containsExactly(413);
    }
}
