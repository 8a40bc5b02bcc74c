package io.opengate.user.credential.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.OpenGateTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.client.HttpClientErrorException;

/** The adapter against a server that answers like the realm service. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HttpRealmPoliciesTests {

    private static final HttpServer REALM_SERVICE = start();
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

    private static volatile int status;
    private static volatile String answer = "";

    private final HttpRealmPolicies policies;

    HttpRealmPoliciesTests(HttpRealmPolicies policies) {
        this.policies = policies;
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                REQUESTS.add(exchange.getRequestURI().getPath());
                if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                        .startsWith("Bearer ")) {
                    status = 401;
                }
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void realmService(DynamicPropertyRegistry properties) {
        properties.add(
                "opengate.peers.realm.url",
                () -> "http://localhost:" + REALM_SERVICE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        REALM_SERVICE.stop(0);
    }

    @BeforeEach
    void fresh() {
        REQUESTS.clear();
        status = 200;
    }

    @Test
    void theRealmServiceIsAskedForTheMinimum() {
        RealmId realm = new RealmId(UUID.randomUUID());
        answer = "{\"id\":\"" + realm + "\",\"name\":\"acme\",\"passwordMinLength\":12,\"somethingNew\":true}";

        assertThat(policies.of(realm).minimumLength()).isEqualTo(12);

        assertThat(REQUESTS).containsExactly("/internal/realms/" + realm);
    }

    @Test
    void aRealmServiceThatFailsIsNoPolicy() {
        answer = "{}";
        status = 503;
        assertThatThrownBy(() -> policies.of(new RealmId(UUID.randomUUID())))
                .isInstanceOf(PeerUnavailableException.class);
        status = 404;
        assertThatThrownBy(() -> policies.of(new RealmId(UUID.randomUUID())))
                .isInstanceOf(HttpClientErrorException.NotFound.class);
    }
}
