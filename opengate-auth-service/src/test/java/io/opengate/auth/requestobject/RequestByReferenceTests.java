package io.opengate.auth.requestobject;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.RequestCarrier.Opening;
import io.opengate.auth.client.ClientKeySettings;
import io.opengate.auth.client.ClientKeys;
import io.opengate.auth.client.ClientSignatures;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.realm.Issuers;
import io.opengate.platform.egress.Egress;
import io.opengate.platform.egress.EgressSettings;
import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TlsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Request objects on a real server behind the real egress guard (RFC 9101 §5.2). */
@Tag("server-side-request-forgery")
class RequestByReferenceTests {

    private static final TestAuthority AUTHORITY = new TestAuthority("request object tests");

    private final RealmRef realm = new RealmRef(RealmId.of(UUID.randomUUID()), new RealmName("acme"), true);
    private final ECKey key = key();
    private volatile String published = sign();
    private volatile int status = 200;
    private final TlsServer server = TlsServer.start(AUTHORITY, exchange -> {
        byte[] body = published.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    });
    private final Egress open = new Egress(settings(List.of("127.0.0.0/8")));
    private final Egress closed = new Egress(settings(List.of()));

    @AfterEach
    void stop() throws IOException {
        open.close();
        closed.close();
        server.close();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k-1").build(),
                    new JWTClaimsSet.Builder()
                            .claim("client_id", "shop")
                            .claim("state", "inside")
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EgressSettings settings(List<String> allowed) {
        return new EgressSettings(
                allowed,
                AUTHORITY.file().toString(),
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5));
    }

    private Opening bring(Egress egress, String uri, String... registered) {
        ClientKeySettings none =
                new ClientKeySettings(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(10), 100);
        Clock clock = Clock.systemUTC();
        ClientSignatures signatures =
                new ClientSignatures(new ClientKeys((realmId, client, address) -> Optional.empty(), none, clock));
        ReadRequestObject objects =
                new ReadRequestObject(signatures, new Issuers(new PublicUrl("https://id.example.com")), clock);
        RegisteredClient client = TestClients.confidential("shop")
                .metadata("requestUris", List.of(registered))
                .metadata("jwks", new JWKSet(key).toPublicJWKSet().toJSONObject())
                .build();
        return new RequestByReference(objects, egress)
                .open(
                        realm,
                        client,
                        new AuthorizationParameters(Map.of("client_id", List.of("shop"), "request_uri", List.of(uri))));
    }

    private String address(String path) {
        return server.uri(path).toString();
    }

    private static void assertRefused(Opening opening, AuthProblem problem) {
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.Closed.class,
                        refused -> assertThat(refused.error().problem()).isEqualTo(problem));
    }

    @Test
    void aRegisteredAddressIsFetched() {
        String uri = address("/request");
        assertThat(bring(open, uri, uri))
                .isInstanceOfSatisfying(
                        Opening.Opened.class,
                        opened -> assertThat(opened.message().parameters().find("state"))
                                .contains("inside"));
    }

    @Test
    void aFragmentNamesAVersionOnly() {
        String uri = address("/request");
        assertThat(bring(open, uri + "#v2", uri + "#v1")).isInstanceOf(Opening.Opened.class);
        assertThat(bring(open, uri, uri + "#v1")).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void anotherAddressIsNotEvenAsked() {
        String uri = address("/request");
        for (String trick : List.of(
                address("/other"),
                uri + "?a=b",
                uri + "/",
                uri + "/../request",
                address("/%72equest"),
                uri.replace("https", "HTTPS"))) {
            assertRefused(bring(open, trick, uri), AuthProblem.INVALID_REQUEST_URI);
        }
        assertRefused(bring(open, uri), AuthProblem.INVALID_REQUEST_URI);
        assertThat(server.requests()).isZero();
    }

    @Test
    void theGuardKeepsPrivateAddressesAway() {
        String uri = address("/request");
        assertRefused(bring(closed, uri, uri), AuthProblem.INVALID_REQUEST_URI);
        assertThat(server.requests()).isZero();
    }

    @Test
    void whatIsNotThereOrTooLongOrForgedIsRefused() {
        String uri = address("/request");
        status = 404;
        assertRefused(bring(open, uri, uri), AuthProblem.INVALID_REQUEST_URI);
        status = 302;
        assertRefused(bring(open, uri, uri), AuthProblem.INVALID_REQUEST_URI);
        status = 200;
        published = "x".repeat(40_000);
        assertRefused(bring(open, uri, uri), AuthProblem.INVALID_REQUEST_URI);
        published = "x.y.z";
        assertRefused(bring(open, uri, uri), AuthProblem.INVALID_REQUEST_OBJECT);
    }
}
