package io.opengate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door, with everything behind it. */
class GatewayTests {

    private final RunningSuite suite = suite();

    /** The suite that is driven; the same tests run on every layout of the databases. */
    RunningSuite suite() {
        return RunningSuite.shared();
    }

    /** Sends the request target exactly as it is written: a client library would normalise it. */
    private int status(String target) throws IOException {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), suite.port(8080))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            String first = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(first.substring("HTTP/1.1 ".length()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/realms?name=master",
                "/INTERNAL/realms?name=master",
                "//internal/realms?name=master",
                "/realms/../internal/realms?name=master",
                "/realms/..%2finternal/realms?name=master",
                "/realms/%2e%2e/internal/realms?name=master",
                "/realms;/../internal/realms?name=master",
                "/realms/master/..;/..;/internal/realms?name=master",
                "/realms/master/%252e%252e/%252e%252e/internal/realms",
                "/api/v1/realms/..\\..\\..\\internal\\realms",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator%2fprometheus",
                "/realms/master/../../actuator/prometheus",
                "/v3/api-docs/../actuator/prometheus"
            })
    void whatIsInternalIsNeverRouted(String target) throws IOException {
        assertThat(status(target)).isIn(400, 404);
    }

    @Test
    void whatIsPublicIsRouted() throws IOException {
        assertThat(status("/realms/master/.well-known/openid-configuration")).isEqualTo(200);
        assertThat(status("/.well-known/oauth-authorization-server/realms/master"))
                .isEqualTo(200);
        assertThat(status("/realms/master/protocol/openid-connect/certs")).isEqualTo(200);
        assertThat(status("/api/v1/realms")).isEqualTo(401);
    }

    @Test
    void theTraceOfTheCallerReachesTheService() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Http.Answer answer = Http.send(HttpRequest.newBuilder(URI.create(suite.url("/api/v1/realms/master/users")))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .build());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("traceId").asString()).isEqualTo(trace);
    }

    @Test
    void aPasswordGrantIsRefusedInTheProtocolsOwnForm() {
        Http.Answer answer = Http.form(
                suite.url("/realms/master/protocol/openid-connect/token"),
                Http.basic(RunningSuite.ADMIN_CLIENT, RunningSuite.ADMIN_SECRET),
                Map.of("grant_type", "password", "username", "a", "password", "b"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isEqualTo("unsupported_grant_type");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aTokenOfOneRealmOpensNoOther() {
        Management management = suite.management();
        String one = management.createRealm();
        String other = management.createRealm();
        var client = management.created(
                "/api/v1/realms/" + one + "/clients",
                Map.of(
                        "name",
                        "machine",
                        "type",
                        "confidential",
                        "grantTypes",
                        java.util.List.of("client_credentials"),
                        "scopes",
                        java.util.List.of("opengate-api")));
        String account = management
                .get("/api/v1/realms/" + one + "/clients/" + client.path("id").asString())
                .json()
                .path("serviceAccountId")
                .asString();
        management.created(
                "/api/v1/realms/" + one + "/assignments",
                Map.of("user", account, "client", "opengate-api", "role", "administrator"));
        String token = Http.form(
                        suite.url("/realms/" + one + "/protocol/openid-connect/token"),
                        Http.basic(
                                client.path("clientId").asString(),
                                client.path("secret").asString()),
                        Map.of("grant_type", "client_credentials", "scope", "opengate-api"))
                .json()
                .path("access_token")
                .asString();

        assertThat(Http.json("GET", suite.url("/api/v1/realms/" + one + "/users"), token, null)
                        .status())
                .isEqualTo(200);
        assertThat(Http.json("GET", suite.url("/api/v1/realms/" + other + "/users"), token, null)
                        .status())
                .isEqualTo(403);
        assertThat(Http.json("GET", suite.url("/api/v1/realms/master/users"), token, null)
                        .status())
                .isEqualTo(403);
    }
}
