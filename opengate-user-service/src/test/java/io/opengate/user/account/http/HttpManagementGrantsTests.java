package io.opengate.user.account.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.opengate.platform.security.RealmGrant;
import io.opengate.platform.service.PeerUnavailableException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.OpenGateTest;
import io.opengate.user.account.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** The adapter against a server that answers like the rbac service. */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HttpManagementGrantsTests {

    private static final HttpServer RBAC_SERVICE = start();
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

    private static volatile int status;
    private static volatile String answer = "";

    private final HttpManagementGrants grants;

    HttpManagementGrantsTests(HttpManagementGrants grants) {
        this.grants = grants;
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
    static void rbacService(DynamicPropertyRegistry properties) {
        properties.add(
                "opengate.peers.rbac.url",
                () -> "http://localhost:" + RBAC_SERVICE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        RBAC_SERVICE.stop(0);
    }

    @BeforeEach
    void fresh() {
        REQUESTS.clear();
        status = 200;
    }

    @Test
    void whatAnAccountHoldsIsReadWithItsRealms() {
        UserId user = new UserId(UUID.randomUUID());
        answer = "{\"realmRoles\":[],\"clientRoles\":{},"
                + "\"grants\":[{\"permissions\":[\"user.manage\"],\"realms\":[\"*\"]}]}";

        assertThat(grants.of(RealmId.MASTER, user)).containsExactly(new RealmGrant(Set.of("user.manage"), Set.of("*")));
        assertThat(REQUESTS).containsExactly("/internal/realms/" + RealmId.MASTER + "/subjects/" + user + "/roles");
    }

    @Test
    void nothingIsAssumedWhileTheRbacServiceFails() {
        status = 503;

        assertThatThrownBy(() -> grants.of(RealmId.MASTER, new UserId(UUID.randomUUID())))
                .isInstanceOf(PeerUnavailableException.class);
    }
}
