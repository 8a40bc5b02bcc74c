package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.opengate.testkit.http.TestHttp;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;

@GatewayTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SystemDatabaseTests {

    private static final String PATH = "/api/v1/system/database";
    private static final List<String> OWNERS = List.of("realm", "user", "rbac", "client", "notification");

    private final TestHttp http;
    private final TestUpstreams upstreams;

    SystemDatabaseTests(TestHttp http, TestUpstreams upstreams) {
        this.http = http;
        this.upstreams = upstreams;
    }

    @BeforeEach
    void everyServiceTells() {
        OWNERS.forEach(service -> answers(service, 200, "{\"service\":\"" + service + "\",\"bytes\":7}"));
    }

    private void answers(String service, int status, String body) {
        upstreams.get(service).on(PATH, exchange -> {
            if (status == 401) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            TestUpstream.answer(exchange, status, body);
        });
    }

    @Test
    void theDatabasesOfAllServicesComeTogether() {
        TestHttp.Answer answer = http.get(PATH, "token");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("service").asString()))
                .containsExactlyElementsOf(OWNERS);
        assertThat(answer.body().path("items").valueStream())
                .allMatch(item -> item.path("available").asBoolean()
                        && item.at("/database/bytes").asInt() == 7);
    }

    @Test
    void theCallersTokenGoesOnAndNothingElse() {
        for (String service : OWNERS) {
            upstreams.get(service).on(PATH, exchange -> {
                String heard = exchange.getRequestHeaders().get("Authorization") + " "
                        + exchange.getRequestHeaders().containsKey("Cookie");
                TestUpstream.answer(exchange, 200, "{\"heard\":\"" + heard + "\"}");
            });
        }

        TestHttp.Answer answer = http.send("GET", PATH, "token", null, java.util.Map.of("Cookie", "a=b"));

        assertThat(answer.body().path("items").valueStream())
                .allMatch(item -> item.at("/database/heard").asString().equals("[Bearer token] false"));
    }

    @Test
    void oneServiceMayBeAskedForAlone() {
        TestHttp.Answer answer = http.get(PATH + "?service=user", "token");

        assertThat(answer.body().path("items").size()).isEqualTo(1);
        assertThat(answer.body().at("/items/0/service").asString()).isEqualTo("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?service=auth", "?service=", "?service=user&service=realm", "?services=user", "?service=../"})
    void anythingElseIsRefused(String query) {
        TestHttp.Answer answer = http.get(PATH + query, "token");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asString()).endsWith("/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whoeverOneServiceRefusesIsRefused(int status) {
        answers("rbac", status, "{\"title\":\"no\"}");

        TestHttp.Answer answer = http.get(PATH, "token");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("title").asString()).isEqualTo("no");
        assertThat(answer.text()).doesNotContain("bytes");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\":\"down\"}", "not json"})
    void aServiceThatDoesNotTellIsListedSo(String body) {
        answers("client", body.startsWith("{") ? 503 : 200, body);

        TestHttp.Answer answer = http.get(PATH, "token");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/items/3/service").asString()).isEqualTo("client");
        assertThat(answer.body().at("/items/3/available").asBoolean()).isFalse();
        assertThat(answer.body().at("/items/1/available").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 404, 429, 500})
    void anAnswerOfOneServiceThatIsNoRefusalDoesNotHideTheOthers(int status) {
        upstreams.get("client").on(PATH, exchange -> exchange.sendResponseHeaders(status, -1));

        TestHttp.Answer answer = http.get(PATH, "token");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().at("/items/3/available").asBoolean()).isFalse();
        assertThat(answer.body().at("/items/1/available").asBoolean()).isTrue();
    }

    @Test
    void nobodyLearnsAnythingWhileNoServiceAnswers() {
        OWNERS.forEach(service -> answers(service, 503, "{}"));

        TestHttp.Answer answer = http.get(PATH, null);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aServiceThatIsGoneIsListedAsUnavailable() {
        upstreams.get("realm").on(PATH, HttpExchange::close);

        TestHttp.Answer answer = http.get(PATH, "token");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/items/0/available").asBoolean()).isFalse();
    }
}
