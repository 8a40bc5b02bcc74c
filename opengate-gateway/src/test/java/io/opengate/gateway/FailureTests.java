package io.opengate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.testkit.http.TestHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
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
    }

    @DynamicPropertySource
    static void nobodyListensForSessions(DynamicPropertyRegistry registry) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String closed = "http://127.0.0.1:" + socket.getLocalPort();
            registry.add("opengate.peers.session.url", () -> closed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(http.url("/realms/acme/pieces")).toURL().openConnection();
        try (InputStream in = connection.getInputStream()) {
            assertThat(new String(in.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
            firstRead.countDown();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second");
        }
    }

    @Test
    void aBodyOfUnknownLengthBeyondTheLimitIsRefused() {
        TestHttp.Answer small = http.send("POST", "/realms/acme/x", null, "y".repeat(1000), Map.of());
        assertThat(small.status()).isEqualTo(200);
    }
}
