package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class CorsTests {

    private static final String APP = "https://app.example.com";

    private final TestHttp http;
    private final TestUpstreams upstreams;
    private final RedisEvents events;
    private final RealmRef realm;

    CorsTests(TestHttp http, TestUpstreams upstreams, TestRealms realms, RedisEvents events) {
        this.http = http;
        this.upstreams = upstreams;
        this.events = events;
        this.realm = realms.create("cors-" + UUID.randomUUID().toString().substring(0, 8));
        register(realm, APP);
    }

    @Test
    void aRegisteredOriginMayReadAnswers() {
        TestHttp.Answer answer = from(APP, path("/protocol/openid-connect/token"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("OpenGate-Consistency", "WWW-Authenticate");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "https://app.example.com.evil.org",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://APP.example.com",
                "null"
            })
    void noOtherOriginMay(String origin) {
        assertThat(from(origin, path("/protocol/openid-connect/token"))
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight(origin, path("/protocol/openid-connect/token")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPreflightIsAnsweredHere() {
        HttpResponse<String> answer = preflight(APP, path("/protocol/openid-connect/userinfo"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(APP);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization")
                .contains("DPoP");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protocol/openid-connect/auth", "/protocol/openid-connect/logout", "/login", "/account"})
    void pagesForPeopleAreOutOfReach(String page) {
        assertThat(from(APP, path(page)).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(preflight(APP, path(page)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/protocol/openid-connect/certs"})
    void metadataIsForEveryone(String path) {
        assertThat(from("https://anyone.example.org", path(path)).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void anotherRealmsOriginIsAStranger() {
        RealmRef other = realm;
        TestHttp.Answer answer = from(APP, "/realms/" + other.name().value() + "x/protocol/openid-connect/token");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anOriginThatIsRegisteredLaterCountsWithinASecond() {
        String later = "https://later.example.com";
        String path = "/api/v1/realms/" + realm.name().value() + "/users";
        assertThat(from(later, path).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        register(realm, later);
        events.publish(EventDraft.of("client.updated", realm.id(), "some-client"));
        await().until(() ->
                from(later, path).header("Access-Control-Allow-Origin").equals(later));
        assertThat(from(APP, path).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private void register(RealmRef to, String origin) {
        upstreams
                .get("client")
                .on(
                        "/internal/realms/" + to.id() + "/web-origins",
                        exchange -> TestUpstream.answer(exchange, 200, "{\"origins\":[\"" + origin + "\"]}"));
    }

    private String path(String rest) {
        return "/realms/" + realm.name().value() + rest;
    }

    private TestHttp.Answer from(String origin, String path) {
        return http.send("GET", path, null, null, Map.of("Origin", origin));
    }

    private HttpResponse<String> preflight(String origin, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.url(path)))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
