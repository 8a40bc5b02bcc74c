package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
@TestPropertySource(properties = {"opengate.public-url=https://id.example.com/sso"})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HeaderTests {

    private final TestHttp http;
    private final TestUpstreams upstreams;

    @LocalServerPort
    private int port;

    HeaderTests(TestHttp http, TestUpstreams upstreams) {
        this.http = http;
        this.upstreams = upstreams;
    }

    @Test
    void everyAnswerCarriesSecurityHeaders() {
        for (String path : new String[] {"/", "/nowhere", "/realms/acme/x", "/internal/x", "/realms//x"}) {
            TestHttp.Answer answer = http.get(path, null);
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security")).as(path).startsWith("max-age=31536000");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void aServiceMayReplaceASecurityHeaderAndNeverDoublesIt() {
        upstreams.get("auth").on("/realms/acme/page", exchange -> {
            exchange.getResponseHeaders().add("Referrer-Policy", "same-origin");
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().add("X-Powered-By", "x");
            TestUpstream.answer(exchange, 200, "{}");
        });
        TestHttp.Answer answer = http.get("/realms/acme/page", null);
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void whatACallerSaysOfProxiesAndTracesIsReplaced() {
        JsonNode heard = http.send(
                        "GET",
                        "/realms/acme/x",
                        null,
                        null,
                        Map.of(
                                "X-Forwarded-For", "203.0.113.9",
                                "X-Forwarded-Proto", "gopher",
                                "X-Forwarded-Prefix", "/evil",
                                "Forwarded", "for=203.0.113.9",
                                "X-Real-IP", "203.0.113.9",
                                "X-Original-URL", "/internal",
                                "Client-Cert", ":e30=:",
                                "Client-Cert-Chain", ":e30=:",
                                "baggage", "a=b",
                                "X-Custom", "kept"))
                .body()
                .path("headers");
        assertThat(heard.at("/x-forwarded-for/0").asString()).isEqualTo("127.0.0.1");
        assertThat(heard.at("/x-forwarded-proto/0").asString()).isEqualTo("https");
        assertThat(heard.at("/x-forwarded-host/0").asString()).isEqualTo("id.example.com");
        assertThat(heard.at("/x-custom/0").asString()).isEqualTo("kept");
        for (String gone : new String[] {
            "x-forwarded-prefix",
            "forwarded",
            "x-real-ip",
            "x-original-url",
            "baggage",
            "client-cert",
            "client-cert-chain"
        }) {
            assertThat(heard.has(gone)).as(gone).isFalse();
        }
    }

    @Test
    void hopByHopHeadersEndHere() {
        String answer = RawHttp.send(port, """
                GET /realms/acme/x HTTP/1.1
                Host: localhost
                Connection: close, X-Private
                X-Private: 1
                X-Public: 2
                TE: trailers
                Upgrade: websocket
                Proxy-Authorization: Basic eA==

                """.replace("\n", "\r\n"));
        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer).contains("x-public");
        assertThat(answer).doesNotContain("x-private").doesNotContain("\"te\"").doesNotContain("upgrade");
        assertThat(answer).doesNotContain("proxy-authorization");
    }

    @Test
    void aTraceIsContinuedAndBegunWhereThereIsNone() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        JsonNode continued = http.send(
                        "GET",
                        "/realms/acme/x",
                        null,
                        null,
                        Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-00"))
                .body()
                .path("headers");
        assertThat(continued.at("/traceparent/0").asString())
                .matches("00-" + trace + "-[0-9a-f]{16}-[0-9a-f]{2}")
                .doesNotContain("00f067aa0ba902b7");
        JsonNode begun = http.get("/realms/acme/x", null).body().path("headers");
        assertThat(begun.at("/traceparent/0").asString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void routesWorkBelowThePathOfThePublicUrl() {
        TestHttp.Answer answer = http.get("/sso/realms/acme/protocol/openid-connect/certs?x=1", null);
        assertThat(answer.body().path("uri").asString()).isEqualTo("/realms/acme/protocol/openid-connect/certs?x=1");
        assertThat(http.get("/sso", null).status()).isEqualTo(200);
        assertThat(http.get("/sso/docs", null).status()).isEqualTo(200);
        assertThat(http.get("/sso/docs/assets/swagger-ui.css", null).status()).isEqualTo(200);
        assertThat(http.get("/sso/health", null).status()).isEqualTo(200);
        assertThat(http.get("/sso/internal/realms", null).status()).isEqualTo(404);
        assertThat(http.get("/sso/actuator/health", null).status()).isEqualTo(404);
        assertThat(http.get("/sso/sso/realms/acme", null).status()).isEqualTo(404);
        assertThat(http.get("/ssorealms/acme", null).status()).isEqualTo(404);
    }
}
