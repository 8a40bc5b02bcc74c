package io.opengate.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.egress.EgressAnswer.Failed;
import io.opengate.platform.egress.EgressAnswer.Received;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TlsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard on real sockets: what it lets out, and what never reaches the server. */
@Tag("ssrf")
class EgressTests {

    private static final TestAuthority AUTHORITY = new TestAuthority("egress tests");
    private static final String LOOPBACK = "127.0.0.0/8";

    private final CountDownLatch release = new CountDownLatch(1);
    private final TlsServer server = TlsServer.start(AUTHORITY, exchange -> {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/hang")) {
            await();
        } else if (path.equals("/drip")) {
            exchange.sendResponseHeaders(200, 0);
            drip(exchange.getResponseBody());
        } else if (path.equals("/redirect")) {
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
        } else {
            byte[] body = path.equals("/echo")
                    ? exchange.getRequestBody().readAllBytes()
                    : (path + " " + exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    });

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    @Test
    void whatTheOperatorAllowsIsReached() throws IOException {
        try (Egress egress = new Egress(settings(LOOPBACK, AUTHORITY.file().toString()))) {
            EgressAnswer answer = egress.send(EgressRequest.get(server.uri("/keys"), "text/plain", 1000));

            assertThat(answer).isInstanceOfSatisfying(Received.class, received -> {
                assertThat(received.status()).isEqualTo(200);
                assertThat(received.contentType()).isEqualTo("text/plain");
                assertThat(received.text())
                        .isEqualTo("/keys localhost:" + server.uri("/").getPort());
            });
            assertThat(egress.send(EgressRequest.post(
                            server.uri("/echo"), "text/plain", "hello".getBytes(StandardCharsets.UTF_8), 5)))
                    .isInstanceOfSatisfying(
                            Received.class,
                            received -> assertThat(received.text()).isEqualTo("hello"));
        }
    }

    @Test
    void withoutTheAllowListItIsNot() throws IOException {
        try (Egress egress = new Egress(settings(null, AUTHORITY.file().toString()))) {
            assertThat(get(egress, server.uri("/keys"))).isEqualTo(failed(EgressFailure.FORBIDDEN_ADDRESS));
            assertThat(get(egress, server.uri("127.0.0.1", "/keys")))
                    .isEqualTo(failed(EgressFailure.FORBIDDEN_ADDRESS));
        }
        assertThat(server.requests()).isZero();
    }

    static Stream<String> loopbackNames() {
        return EgressLists.of("loopback-names");
    }

    @ParameterizedTest
    @MethodSource("loopbackNames")
    void loopbackIsRefusedHoweverItIsWritten(String url) throws IOException {
        try (Egress egress = new Egress(settings(null, null))) {
            assertThat(get(egress, URI.create(url)))
                    .isIn(
                            failed(EgressFailure.FORBIDDEN_ADDRESS),
                            failed(EgressFailure.UNKNOWN_HOST),
                            failed(EgressFailure.FORBIDDEN_URL));
        }
    }

    static Stream<String> forbiddenUrls() {
        return EgressLists.of("forbidden-urls");
    }

    @ParameterizedTest
    @MethodSource("forbiddenUrls")
    void onlyHttpsUrlsOfAHostAreCalled(String url) throws IOException {
        try (Egress egress = new Egress(settings("0.0.0.0/0", null))) {
            assertThat(get(egress, URI.create(url))).isEqualTo(failed(EgressFailure.FORBIDDEN_URL));
        }
    }

    @Test
    void aNameIsJudgedByWhatItResolvesToAtTheCall() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HostNames rebinding = host -> addresses(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2");
        try (Egress egress = new Egress(settings("127.0.0.1", AUTHORITY.file().toString()), rebinding)) {
            assertThat(get(egress, server.uri("/keys"))).isInstanceOf(Received.class);
            // one resolution serves judgement and connection
            assertThat(asked).hasValue(1);
            assertThat(get(egress, server.uri("/keys"))).isEqualTo(failed(EgressFailure.FORBIDDEN_ADDRESS));
            assertThat(asked).hasValue(2);
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void oneForbiddenAddressAmongOthersForbidsTheHost() throws IOException {
        HostNames mixed = host -> addresses("127.0.0.1", "127.0.0.2");
        try (Egress egress = new Egress(settings("127.0.0.1", AUTHORITY.file().toString()), mixed)) {
            assertThat(get(egress, server.uri("/keys"))).isEqualTo(failed(EgressFailure.FORBIDDEN_ADDRESS));
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
        try (Egress egress = new Egress(settings(LOOPBACK, AUTHORITY.file().toString()))) {
            assertThat(get(egress, server.uri("/redirect")))
                    .isInstanceOfSatisfying(
                            Received.class,
                            received -> assertThat(received.status()).isEqualTo(302));
        }
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void certificatesOfOthersAreNotTrusted() throws IOException {
        HostNames loopback = host -> addresses("127.0.0.1");
        try (Egress stranger = new Egress(settings(LOOPBACK, null));
                Egress named = new Egress(settings(LOOPBACK, AUTHORITY.file().toString()), loopback)) {
            assertThat(get(stranger, server.uri("/keys"))).isEqualTo(failed(EgressFailure.UNTRUSTED));
            assertThat(get(named, server.uri("elsewhere.example", "/keys"))).isEqualTo(failed(EgressFailure.UNTRUSTED));
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void plainHttpIsForAllowedAddressesWhereTheOperatorSaysSo() throws IOException {
        try (TlsServer plain = TlsServer.plain(exchange -> exchange.sendResponseHeaders(204, -1));
                Egress with = new Egress(settings(LOOPBACK, null, true));
                Egress without = new Egress(settings(LOOPBACK, null, false));
                Egress elsewhere = new Egress(settings("10.0.0.0/8", null, true))) {
            assertThat(get(with, plain.uri("/")))
                    .isInstanceOfSatisfying(
                            Received.class,
                            received -> assertThat(received.status()).isEqualTo(204));
            assertThat(get(without, plain.uri("/"))).isEqualTo(failed(EgressFailure.FORBIDDEN_URL));
            assertThat(get(elsewhere, plain.uri("/"))).isEqualTo(failed(EgressFailure.FORBIDDEN_URL));
            assertThat(plain.requests()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerHasItsLengthAtMost() throws IOException {
        try (Egress egress = new Egress(settings(LOOPBACK, AUTHORITY.file().toString()))) {
            byte[] body = "x".repeat(101).getBytes(StandardCharsets.UTF_8);

            assertThat(egress.send(EgressRequest.post(server.uri("/echo"), "text/plain", body, 100)))
                    .isEqualTo(failed(EgressFailure.TOO_LARGE));
            assertThat(egress.send(EgressRequest.get(server.uri("/drip"), "text/plain", 3)))
                    .isEqualTo(failed(EgressFailure.TOO_LARGE));
        }
    }

    @Test
    void whoeverIsSlowIsGivenUp() throws IOException {
        try (Egress egress = new Egress(settings(LOOPBACK, AUTHORITY.file().toString()))) {
            assertThat(get(egress, server.uri("/hang"))).isEqualTo(failed(EgressFailure.TIMED_OUT));
            assertThat(get(egress, server.uri("/drip"))).isEqualTo(failed(EgressFailure.TIMED_OUT));
        }
    }

    @Test
    void whoIsNotThereIsUnreachable() throws IOException {
        URI gone = server.uri("/keys");
        server.close();
        HostNames nobody = host -> {
            throw new UnknownHostException(host);
        };
        try (Egress egress = new Egress(settings(LOOPBACK, null));
                Egress nameless = new Egress(settings(LOOPBACK, null), nobody)) {
            assertThat(get(egress, gone)).isEqualTo(failed(EgressFailure.UNREACHABLE));
            assertThat(get(nameless, gone)).isEqualTo(failed(EgressFailure.UNKNOWN_HOST));
        }
    }

    private static EgressAnswer get(Egress egress, URI uri) {
        return egress.send(EgressRequest.get(uri, "*/*", 100_000));
    }

    private static Failed failed(EgressFailure reason) {
        return new Failed(reason);
    }

    private static InetAddress[] addresses(String... literals) {
        return Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static EgressSettings settings(@Nullable String allowed, @Nullable String certificates) {
        return settings(allowed, certificates, false);
    }

    private static EgressSettings settings(@Nullable String allowed, @Nullable String certificates, boolean plainHttp) {
        return new EgressSettings(
                allowed == null ? List.of() : List.of(allowed),
                certificates,
                plainHttp,
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One octet at a time, each within the time for a part, without end. */
    private void drip(OutputStream body) throws IOException {
        try {
            while (!release.await(200, TimeUnit.MILLISECONDS)) {
                body.write('x');
                body.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
