package io.opengate.auth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opengate.auth.consent.Consents;
import io.opengate.auth.session.Device;
import io.opengate.auth.session.NewSession;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.auth.signin.Credentials;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.OpenGateTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** What goes over the wire to the user, session and client services, and what is made of their answers. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PeerAdapterTests {

    private static final HttpServer PEER = peer();
    private static final UUID USER = UUID.fromString("018f4b1e-0000-7000-8000-0000000000bb");
    private static volatile int status = 200;
    private static volatile String answer = "";
    private static volatile String asked = "";

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final Credentials credentials;
    private final SessionLifecycle lifecycle;
    private final Consents consents;

    PeerAdapterTests(Credentials credentials, SessionLifecycle lifecycle, Consents consents) {
        this.credentials = credentials;
        this.lifecycle = lifecycle;
        this.consents = consents;
    }

    private static HttpServer peer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", PeerAdapterTests::reply);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry registry) {
        for (String service : List.of("user", "session", "client")) {
            registry.add(
                    "opengate.peers." + service + ".url",
                    () -> "http://127.0.0.1:" + PEER.getAddress().getPort());
        }
    }

    @AfterAll
    static void stop() {
        PEER.stop(0);
    }

    @BeforeEach
    void answerNothing() {
        answer(204, "");
    }

    private static void answer(int code, String body) {
        status = code;
        answer = body;
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, DISABLED",
        "locked, LOCKED",
        "pending, PENDING",
        "refused, CREDENTIALS",
        "unheard-of, CREDENTIALS"
    })
    void anOutcomeThatIsNotVerifiedIsARefusal(String outcome, Credentials.Refusal reason) {
        answer(200, "{\"outcome\":\"" + outcome + "\",\"user\":{\"id\":\"" + USER + "\",\"username\":\"ada\"}}");
        assertThat(credentials.verify(realm, "ada", "secret"))
                .isEqualTo(new Credentials.Verification.Refused(reason, USER));
    }

    @Test
    void aVerifiedPersonIsKnown() {
        answer(200, "{\"outcome\":\"verified\",\"user\":{\"id\":\"" + USER + "\",\"username\":\"ada\",\"x\":1}}");
        assertThat(credentials.verify(realm, "ada", "secret"))
                .isEqualTo(new Credentials.Verification.Verified(USER, "ada"));
        assertThat(asked)
                .startsWith("POST /internal/realms/" + realm + "/password-verifications ")
                .contains("\"username\":\"ada\"", "\"password\":\"secret\"");
    }

    @Test
    void nobodyIsVerifiedWithoutAnAccount() {
        answer(200, "{\"outcome\":\"verified\",\"user\":null}");
        assertThat(credentials.verify(realm, "ada", "secret"))
                .isEqualTo(new Credentials.Verification.Refused(Credentials.Refusal.CREDENTIALS, null));
    }

    @Test
    void aPasswordIsChanged() {
        assertThat(credentials.change(realm, USER, "old", "new")).isEqualTo(new Credentials.Change.Changed());
        assertThat(asked)
                .startsWith("POST /internal/realms/" + realm + "/users/" + USER + "/password-changes ")
                .contains("\"current\":\"old\"", "\"new\":\"new\"");
    }

    @ParameterizedTest
    @CsvSource({"too-short, TOO_SHORT", "breached, BREACHED", "unheard-of, OTHER"})
    void aRuleIsNamed(String reason, Credentials.Rule rule) {
        answer(422, "{\"reason\":\"" + reason + "\"}");
        assertThat(credentials.change(realm, USER, "old", "new")).isEqualTo(new Credentials.Change.Unacceptable(rule));
    }

    @Test
    void aWrongCurrentPasswordIsRefused() {
        answer(403, "{}");
        assertThat(credentials.change(realm, USER, "old", "new")).isEqualTo(new Credentials.Change.Refused());
    }

    @Test
    void aPeerThatCannotIsUnavailable() {
        answer(503, "{}");
        assertThatThrownBy(() -> credentials.verify(realm, "ada", "secret"))
                .isInstanceOf(PeerUnavailableException.class);
        assertThatThrownBy(() -> lifecycle.start(realm, session())).isInstanceOf(PeerUnavailableException.class);
    }

    @Test
    void aSessionIsStarted() {
        answer(201, "{\"id\":\"sid-1\",\"secret\":\"" + "s".repeat(43) + "\",\"expiresAt\":\"2026-11-20T00:00:00Z\"}");
        assertThat(lifecycle.start(realm, session()).orElseThrow().value()).isEqualTo("sid-1." + "s".repeat(43));
        assertThat(asked)
                .startsWith("POST /internal/realms/" + realm + "/sessions ")
                .contains(
                        "\"user\":\"" + USER + "\"",
                        "\"authenticationMethods\":[\"pwd\"]",
                        "\"authenticatedAt\":\"2026-11-20T18:00:00Z\"",
                        "\"device\":\"Firefox on Linux\"",
                        "\"address\":\"203.0.113.7\"",
                        "\"idleSeconds\":1800",
                        "\"maxSeconds\":36000");
    }

    @Test
    void aSignInThatIsOutdatedGivesNoSession() {
        answer(409, "{}");
        assertThat(lifecycle.start(realm, session())).isEmpty();
    }

    private static NewSession session() {
        return new NewSession(
                USER,
                List.of("pwd"),
                Instant.parse("2026-11-20T18:00:00Z"),
                Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "203.0.113.7"),
                Duration.ofMinutes(30),
                Duration.ofHours(10));
    }

    @Test
    void aSessionIsEndedWithItsReason() {
        lifecycle.end(realm, "sid-1", SessionLifecycle.EndReason.REPLACED);
        assertThat(asked).startsWith("DELETE /internal/realms/" + realm + "/sessions/sid-1?reason=replaced");
    }

    @Test
    void consentsAreReadAndKept() {
        answer(200, "{\"scopes\":[\"openid\"]}");
        assertThat(consents.find(realm, USER, USER)).containsExactly("openid");
        assertThat(asked).startsWith("GET /internal/realms/" + realm + "/consents?user=" + USER + "&client=" + USER);
        consents.put(realm, USER, USER, Set.of("openid"));
        assertThat(asked).startsWith("PUT ").contains("{\"scopes\":[\"openid\"]}");
    }
}
