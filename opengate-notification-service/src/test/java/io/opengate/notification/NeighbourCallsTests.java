package io.opengate.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MailServer;
import io.opengate.notification.delivery.MailServers;
import io.opengate.notification.trail.EventSources;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.PurgeAcknowledgements;
import io.opengate.testkit.OpenGateTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** What this service asks of others, over HTTP, in the form of docs/internal-api.md. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class NeighbourCallsTests {

    private static final HttpServer PEER = peer();
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final MailServers mailServers;
    private final PurgeAcknowledgements purges;
    private final EventSources sources;
    private final SecretBoxes boxes;

    NeighbourCallsTests(
            MailServers mailServers, PurgeAcknowledgements purges, EventSources sources, SecretBoxes boxes) {
        this.mailServers = mailServers;
        this.purges = purges;
        this.sources = sources;
        this.boxes = boxes;
    }

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry properties) {
        String url = "http://127.0.0.1:" + PEER.getAddress().getPort();
        properties.add("opengate.peers.realm.url", () -> url);
        properties.add("opengate.peers.user.url", () -> url);
    }

    @AfterAll
    static void stop() {
        PEER.stop(0);
    }

    @Test
    void aRealmsMailServerIsReadAndItsPasswordOpened() {
        UUID row = UUID.randomUUID();
        String sealed = boxes.purpose("smtp").seal("hunter2".getBytes(UTF_8), realm, row);
        ANSWERS.put("GET /internal/realms/" + realm + "/smtp", """
                {"host":"mail.example.com","port":587,"from":"id@example.com","username":"id","sealedPassword":"%s",
                 "row":"%s","startTls":true,"later":"field"}""".formatted(sealed, row));

        assertThat(mailServers.find(realm))
                .contains(new MailServer(
                        "mail.example.com", 587, new EmailAddress("id@example.com"), "id", "hunter2", true));
    }

    @Test
    void aRealmWithoutAMailServerHasNone() {
        assertThat(mailServers.find(realm)).isEmpty();
    }

    @Test
    void aPurgeIsAcknowledged() {
        String call = "POST /internal/realms/" + realm + "/purges/notification";
        ANSWERS.put(call, "");

        purges.purged(realm);

        assertThat(CALLS).contains(call);
    }

    @Test
    void missingEventsAreFetchedFromTheirSource() {
        UUID id = UUID.randomUUID();
        ANSWERS.put("GET /internal/events", """
                {"events":[{"id":"%s","source":"user","sequence":8,"type":"user.created","realm":"%s","subject":"s",
                 "actor":null,"time":"2026-11-20T12:00:00Z","version":1,"data":{"username":"anna"},
                 "revocations":[{"kind":"SUBJECT","id":"s","audience":null}]}]}""".formatted(id, realm));

        List<Event> events = sources.after("user", 7, 10);

        assertThat(events).extracting(Event::id).containsExactly(id);
        assertThat(events.getFirst().realm()).isEqualTo(realm);
        assertThat(events.getFirst().data()).containsEntry("username", "anna");
    }

    private static HttpServer peer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", NeighbourCallsTests::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            boolean authorized = Objects.requireNonNullElse(
                            exchange.getRequestHeaders().getFirst("Authorization"), "")
                    .startsWith("Bearer ");
            String body = authorized ? ANSWERS.get(call) : null;
            CALLS.add(call);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (body.isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.getBytes(UTF_8).length);
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        }
    }
}
