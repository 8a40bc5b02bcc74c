package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoutesTests {

    private final TestHttp http;
    private final TestUpstreams upstreams;

    RoutesTests(TestHttp http, TestUpstreams upstreams) {
        this.http = http;
        this.upstreams = upstreams;
    }

    @ParameterizedTest
    @CsvSource({
        "/realms/acme/.well-known/openid-configuration, auth",
        "/realms/acme/protocol/openid-connect/token, auth",
        "/realms/acme/protocol/openid-connect/login-status-iframe.html, auth",
        "/realms/acme/account, auth",
        "/api/v1/realms, realm",
        "/api/v1/realms/acme, realm",
        "/api/v1/realms/acme/keys, realm",
        "/api/v1/realms/acme/keys/rotate, realm",
        "/api/v1/realm-deletions/0190, realm",
        "/api/v1/realms/acme/users, user",
        "/api/v1/realms/acme/users/0190/password, user",
        "/api/v1/realms/acme/groups/0190, user",
        "/api/v1/realms/acme/roles, rbac",
        "/api/v1/realms/acme/permissions, rbac",
        "/api/v1/realms/acme/assignments/0190, rbac",
        "/api/v1/realms/acme/evaluate, rbac",
        "/api/v1/realms/acme/clients/0190/secrets, client",
        "/api/v1/realms/acme/scopes, client",
        "/api/v1/realms/acme/consents, client",
        "/api/v1/realms/acme/sessions/0190, session",
        "/api/v1/realms/acme/events, notification",
        "/api/v1/realms/acme/webhooks, notification",
        "/api/v1/realms/acme/templates, notification",
        "/api/v1/realms/acme/deliveries/0190, notification"
    })
    void aPathGoesToItsService(String path, String service) {
        TestHttp.Answer answer = http.get(path, "token");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("service").asString()).isEqualTo(service);
        assertThat(answer.body().path("uri").asString()).isEqualTo(path);
        assertThat(answer.body().at("/headers/authorization/0").asString()).isEqualTo("Bearer token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/realms",
                "/Internal/realms",
                "/INTERNAL/events",
                "/actuator",
                "/actuator/prometheus",
                "/Actuator/health",
                "/Realms/acme/x",
                "/api/v1/realms/acme/secrets",
                "/api/v1/realms/acme/usersx",
                "/api/v1/internal/realms",
                "/api/v2/realms",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/error",
                "/favicon.ico"
            })
    void whatTheTableDoesNotListIsNotThere(String path) {
        TestHttp.Answer answer = http.get(path, null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asString()).endsWith("/problems/not-found");
    }

    @Test
    void aFormArrivesByteByByte() {
        String form = "grant_type=client_credentials&scope=a+b%20c&scope=x&x=%C3%A4&=&&y";
        TestHttp.Answer answer = http.send(
                "POST",
                "/realms/acme/protocol/openid-connect/token?scope=q&scope=%71",
                null,
                form,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.body().path("body").asString()).isEqualTo(form);
        assertThat(answer.body().path("uri").asString())
                .isEqualTo("/realms/acme/protocol/openid-connect/token?scope=q&scope=%71");
        assertThat(answer.body().at("/headers/content-length/0").asInt()).isEqualTo(form.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void noBodyIsReadOnTheWay(String contentType) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n%zz=1&a=b\r\n--x--\r\n";
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            TestHttp.Answer answer =
                    http.send(method, "/realms/acme/x", null, body, Map.of("Content-Type", contentType));
            assertThat(answer.body().path("body").asString()).as(method).isEqualTo(body);
            assertThat(answer.body().at("/headers/content-type/0").asString()).isEqualTo(contentType);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "json", "/", "application/json; charset=nonsense-8"})
    void aContentTypeThatNamesNoTypeIsA415(String contentType) {
        TestHttp.Answer answer = http.send("POST", "/realms/acme/x", null, "{}", Map.of("Content-Type", contentType));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void methodsAndBodiesGoThrough(String method) {
        TestHttp.Answer answer = http.send(method, "/api/v1/realms/acme/users/1", "t", Map.of("a", 1), Map.of());
        assertThat(answer.body().path("method").asString()).isEqualTo(method);
        assertThat(answer.body().path("body").asString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void statusHeadersAndCookiesComeBackAsTheServiceSaidThem() {
        upstreams.get("auth").on("/realms/acme/login", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://app.example.com/cb?code=1");
            exchange.getResponseHeaders().add("Set-Cookie", "a=1; Path=/; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2; Path=/; HttpOnly");
            exchange.sendResponseHeaders(303, -1);
        });
        TestHttp.Answer answer = http.get("/realms/acme/login", null);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://app.example.com/cb?code=1");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .containsExactly("a=1; Path=/; HttpOnly", "b=2; Path=/; HttpOnly");
    }

    @Test
    void problemsOfAServiceAreNotRewritten() {
        String problem = "{\"type\":\"x\",\"status\":409}";
        upstreams.get("user").on("/api/v1/realms/acme/users/taken", exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"7\"");
            TestUpstream.answer(exchange, 409, problem);
        });
        TestHttp.Answer answer = http.get("/api/v1/realms/acme/users/taken", "t");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo(problem);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndOneBelowIsNot() {
        TestHttp.Answer refused = http.post("/api/v1/realms/acme/users", "t", "x".repeat(300 * 1024));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/content-too-large");
        TestHttp.Answer accepted = http.post("/api/v1/realms/acme/users", "t", "x".repeat(200 * 1024));
        assertThat(accepted.body().path("body").asString()).hasSize(200 * 1024);
    }

    @Test
    void aGreetingLeadsOn() {
        TestHttp.Answer answer = http.get("/", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("discovery").asString())
                .isEqualTo("http://localhost:8080/realms/master/.well-known/openid-configuration");
    }

    @Test
    void theDocumentationShowsEveryService() {
        TestHttp.Answer page = http.get("/docs", null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("default-src 'none'");
        assertThat(http.get("/docs/start.js", null).status()).isEqualTo(200);
        assertThat(http.get("/docs/assets/swagger-ui.css", null).status()).isEqualTo(200);
        assertThat(http.get("/docs/assets/swagger-ui-bundle.js", null).status()).isEqualTo(200);
        for (String service : TestUpstreams.SERVICES) {
            TestHttp.Answer description = http.get("/docs/api/" + service, null);
            assertThat(description.body().path("service").asString()).isEqualTo(service);
            assertThat(description.body().path("uri").asString()).isEqualTo("/v3/api-docs");
        }
    }

    @Test
    void healthIsUpWhenEveryServiceIs() {
        TestHttp.Answer answer = http.get("/health", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
    }
}
