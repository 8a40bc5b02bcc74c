package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

@GatewayTest
@TestPropertySource(properties = "opengate.gateway.upstream.answer-timeout=500ms")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FailureTests {

    private final TestHttp http;
    private final TestUpstreams upstreams;

    FailureTests(TestHttp http, TestUpstreams upstreams) {
        this.http = http;
        this.upstreams = upstreams;
        upstreams.get("session").stop();
    }

    @Test
    void aServiceThatIsDownIsA503AndTheOthersGoOn() {
        TestHttp.Answer down = http.get("/api/v1/realms/acme/sessions", "t");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isEqualTo("2");
        assertThat(down.header("Content-Type")).startsWith("application/problem+json");
        assertThat(down.body().path("type").asString()).endsWith("/problems/unavailable");
        assertThat(down.text()).doesNotContain("127.0.0.1").doesNotContain("Exception");
        assertThat(http.get("/api/v1/realms/acme/users", "t").status()).isEqualTo(200);
    }

    @Test
    void healthIsDownAndDoesNotSayWhy() {
        TestHttp.Answer answer = http.get("/health", null);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @Test
    void aServiceThatIsSilentIsA503() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        upstreams.get("auth").on("/realms/acme/silent", exchange -> {
            try {
                end.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        TestHttp.Answer answer = http.get("/realms/acme/silent", null);
        end.countDown();
        assertThat(answer.status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "POST"})
    void whatAServiceCannotDoNowIsNotSentTwice(String method) {
        AtomicInteger received = new AtomicInteger();
        upstreams.get("realm").on("/api/v1/realms/acme/keys/" + method, exchange -> {
            received.incrementAndGet();
            exchange.getResponseHeaders().add("Retry-After", "1");
            TestUpstream.answer(exchange, 503, "{}");
        });
        TestHttp.Answer answer = http.send(method, "/api/v1/realms/acme/keys/" + method, "t", null, Map.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(received).hasValue(1);
    }

    @Test
    void piecesArePassedOnAsTheyCome() throws IOException {
        CountDownLatch firstRead = new CountDownLatch(1);
        upstreams.get("auth").on("/realms/acme/pieces", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                assertThat(firstRead.await(400, TimeUnit.MILLISECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("second".getBytes(StandardCharsets.UTF_8));
        });
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(http.url("/realms/acme/pieces")).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
            firstRead.countDown();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second");
        }
    }

    @Test
    void aBodyOfUnknownLengthGoesThroughUpToTheLimit() {
        assertThat(chunked("y".repeat(1000)).text()).contains("y".repeat(1000));
        TestHttp.Answer refused = chunked("y".repeat(300 * 1024));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body().path("type").asString()).endsWith("/problems/content-too-large");
        assertThat(http.get("/realms/acme/x", null).status())
                .as("the next request")
                .isEqualTo(200);
    }

    private TestHttp.Answer chunked(String body) {
        return http.send(HttpRequest.newBuilder(URI.create(http.url("/realms/acme/x")))
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build());
    }
}
