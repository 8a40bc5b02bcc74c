package io.opengate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.security.RouteRule;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.MergePatch;
import io.opengate.platform.web.PageRequest;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Bad input on every route of the management and internal API is a 4xx problem document, never a 500. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class BadInputContract {

    private static final Map<String, Object> BODIES = bodies();

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final List<Routes.Route> routes;

    protected BadInputContract(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.routes = Routes.of(mappings.stream().toList());
    }

    private static Map<String, Object> bodies() {
        Map<String, Object> bodies = new LinkedHashMap<>();
        bodies.put("nothing", "");
        bodies.put("half an object", "{\"name\":");
        bodies.put("an array", "[1,2]");
        bodies.put("a string", "\"text\"");
        bodies.put("null", "null");
        bodies.put("an unknown field", "{\"noSuchFieldAnywhere\":1}");
        bodies.put("a field twice", "{\"name\":\"a\",\"name\":\"b\"}");
        bodies.put("a second document", "{} {}");
        bodies.put("deep nesting", "{\"name\":".repeat(500) + "1" + "}".repeat(500));
        bodies.put("not UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        bodies.put("oversize", ("{\"name\":\"" + "x".repeat(300_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        return bodies;
    }

    @TestFactory
    Stream<DynamicTest> badBodiesAreRefused() {
        return routes.stream()
                .filter(BadInputContract::readsBody)
                .flatMap(route -> BODIES.keySet().stream()
                        .map(what -> DynamicTest.dynamicTest(route + " with " + what, () -> refuses(route, what))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /a%00b HTTP/1.1",
                "GET /%c3%28 HTTP/1.1",
                "GET /a\\b HTTP/1.1",
                "GET /a{b} HTTP/1.1",
                "GET http://[::1 HTTP/1.1",
                "GET / HTTP/1.1\r\nHost: b",
                "NONSENSE",
            })
    void whatTheContainerRefusesIsNoPage(String opening) throws IOException {
        URI address = URI.create(http.url("/"));
        try (Socket caller = new Socket(address.getHost(), address.getPort())) {
            caller.setSoTimeout(10_000);
            caller.getOutputStream()
                    .write((opening + "\r\nHost: a\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);

            assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
            assertThat(body.isEmpty() || answer.contains("Content-Type: application/problem+json"))
                    .as(answer)
                    .isTrue();
        }
    }

    private void refuses(Routes.Route route, String what) {
        TestHttp.Answer answer = http.send(route.method(), route.in(realm), token(route), BODIES.get(what), Map.of());
        assertProblem(answer);
        if (what.equals("oversize")) {
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @TestFactory
    Stream<DynamicTest> aWrongContentTypeIsRefused() {
        return routes.stream()
                .filter(BadInputContract::readsBody)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    TestHttp.Answer answer = http.send(
                            route.method(),
                            route.in(realm),
                            token(route),
                            "<a/>",
                            Map.of("Content-Type", "application/xml"));
                    assertProblem(answer);
                    assertThat(answer.status()).isIn(415, 404);
                }));
    }

    @TestFactory
    Stream<DynamicTest> badQueriesAreRefused() {
        return routes.stream()
                .filter(route -> !(route.rule() instanceof RouteRule.Open))
                .flatMap(route -> queries(route).stream()
                        .map(query -> DynamicTest.dynamicTest(
                                route + "?" + query,
                                () -> assertProblem(http.send(
                                        route.method(),
                                        route.in(realm) + "?" + query,
                                        token(route),
                                        readsBody(route) ? "{}" : null,
                                        Map.of())))));
    }

    private static List<String> queries(Routes.Route route) {
        boolean paged = Stream.of(route.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(PageRequest.class));
        return paged
                ? List.of(
                        "noSuchParameter=1",
                        "limit=0",
                        "limit=201",
                        "limit=x",
                        "limit=1&limit=2",
                        "after=%00",
                        "after=x")
                : List.of("noSuchParameter=1");
    }

    private static void assertProblem(TestHttp.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asString()).contains("/problems/");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text()).doesNotContain("Exception", "io.opengate", "tools.jackson", "org.spring");
    }

    private static boolean readsBody(Routes.Route route) {
        return !(route.rule() instanceof RouteRule.Open)
                && Stream.of(route.handler().getMethodParameters()).anyMatch(BadInputContract::isBody);
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.getParameterType().equals(MergePatch.class);
    }

    private String token(Routes.Route route) {
        return switch (route.rule()) {
            case RouteRule.Permission rule -> tokens.master(rule.permission());
            case RouteRule.Internal rule -> tokens.peer(rule.callers().getFirst(), realm);
            case RouteRule.Open rule -> "";
        };
    }
}
