package io.opengate.auth.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.opengate.auth.client.ClientKeySettings;
import io.opengate.auth.client.ClientKeys;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.fixture.MovableClock;
import io.opengate.auth.fixture.TestClients;
import io.opengate.platform.egress.Egress;
import io.opengate.platform.egress.EgressSettings;
import io.opengate.platform.tenant.RealmId;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TlsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of clients, published on a real server behind the real egress guard. */
class ClientKeysTests {

    private static final TestAuthority AUTHORITY = new TestAuthority("client keys tests");

    private final RealmId realm = RealmId.of(UUID.randomUUID());
    private final MovableClock clock = new MovableClock();
    private volatile String published = "{\"keys\":[]}";
    private volatile int status = 200;
    private final TlsServer server = TlsServer.start(AUTHORITY, exchange -> {
        byte[] body = published.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    });
    private final Egress egress = new Egress(settings(List.of("127.0.0.0/8")));
    private final ClientKeys keys = keys(egress);

    @AfterEach
    void stop() throws IOException {
        egress.close();
        server.close();
    }

    @Test
    void aKeyRegisteredByValueIsFound() throws Exception {
        JWK first = ec("first");
        JWK second = rsa("second");
        RegisteredClient client = TestClients.confidential("shop")
                .metadata("jwks", new JWKSet(List.of(first, second)).toJSONObject())
                .build();

        assertThat(find(client, JWSAlgorithm.ES256, "first")).containsExactly(first.toPublicJWK());
        assertThat(find(client, JWSAlgorithm.PS256, "second")).containsExactly(second.toPublicJWK());
        assertThat(find(client, JWSAlgorithm.RS256, null)).containsExactly(second.toPublicJWK());
        assertThat(find(client, JWSAlgorithm.ES256, "second")).isEmpty();
        assertThat(find(client, JWSAlgorithm.ES384, "first")).isEmpty();
        assertThat(find(client, JWSAlgorithm.ES256, "third")).isEmpty();
        assertThat(find(client, JWSAlgorithm.HS256, null)).isEmpty();
    }

    @Test
    void aKeyForAnotherUseOrAlgorithmIsNot() throws Exception {
        JWK encrypts = new ECKeyGenerator(Curve.P_256)
                .keyID("enc")
                .keyUse(KeyUse.ENCRYPTION)
                .generate();
        JWK pinned = new RSAKeyGenerator(2048)
                .keyID("ps")
                .algorithm(JWSAlgorithm.PS256)
                .generate();
        RegisteredClient client = TestClients.confidential("shop")
                .metadata("jwks", new JWKSet(List.of(encrypts, pinned)).toJSONObject())
                .build();

        assertThat(find(client, JWSAlgorithm.ES256, "enc")).isEmpty();
        assertThat(find(client, JWSAlgorithm.PS256, "ps")).hasSize(1);
        assertThat(find(client, JWSAlgorithm.RS256, "ps")).isEmpty();
    }

    @Test
    void whatIsNoPublicKeyIsLeftOutAndTheRestStays() throws Exception {
        String secret =
                new OctetSequenceKeyGenerator(256).keyID("oct").generate().toJSONString();
        String weak = new RSAKeyGenerator(1024, true).keyID("weak").generate().toJSONString();
        published =
                "{\"keys\":[1, null, {}, {\"kty\":\"XYZ\"}, {\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"},"
                        + secret + "," + weak + "," + ec("good").toJSONString() + "]}";

        List<JWK> found = keys.all(realm, client());

        assertThat(found).extracting(JWK::getKeyID).containsExactly("good");
        assertThat(found).noneMatch(JWK::isPrivate);
    }

    @Test
    void aPublishedSetIsFetchedOnceWhileItIsFresh() throws Exception {
        publish(ec("first"));
        RegisteredClient client = client();

        for (int i = 0; i < 5; i++) {
            assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
        }
        assertThat(server.requests()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(5));
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void anUnknownKeyIdHasItFetchedAgainButNotAtWill() throws Exception {
        publish(ec("first"));
        RegisteredClient client = client();
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
        publish(ec("second"));

        for (int i = 0; i < 5; i++) {
            assertThat(find(client, JWSAlgorithm.ES256, "unknown")).isEmpty();
        }
        assertThat(server.requests()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(find(client, JWSAlgorithm.ES256, "second")).hasSize(1);
        assertThat(find(client, JWSAlgorithm.ES256, "first")).isEmpty();
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void theCopyServesAWhileWhenTheSetCannotBeFetched() throws Exception {
        publish(ec("first"));
        RegisteredClient client = client();
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
        status = 500;

        clock.advance(Duration.ofMinutes(20));
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(find(client, JWSAlgorithm.ES256, "first")).isEmpty();
        status = 200;
        clock.advance(Duration.ofSeconds(10));
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
    }

    @Test
    void aCrowdHasTheSetFetchedOnce() throws Exception {
        publish(ec("first"));
        RegisteredClient client = client();

        assertThat(IntStream.range(0, 50)
                        .parallel()
                        .mapToObj(i -> find(client, JWSAlgorithm.ES256, "first"))
                        .toList())
                .allSatisfy(found -> assertThat(found).hasSize(1));
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[",
                "<html>not found</html>",
                "\u0000\uffff"
            })
    void badContentIsNoKeyAndNoError(String content) throws Exception {
        published = content;
        RegisteredClient client = client();

        assertThat(find(client, JWSAlgorithm.ES256, "first")).isEmpty();

        publish(ec("first"));
        clock.advance(Duration.ofMinutes(5));
        assertThat(find(client, JWSAlgorithm.ES256, "first")).hasSize(1);
    }

    @Test
    void tooLongASetIsNone() throws Exception {
        published = new JWKSet(ec("first")).toString() + " ".repeat(64 * 1024);

        assertThat(find(client(), JWSAlgorithm.ES256, "first")).isEmpty();
    }

    @Test
    @Tag("ssrf")
    void anAddressThatTheOperatorDoesNotAllowIsNotAsked() throws Exception {
        publish(ec("first"));
        try (Egress closed = new Egress(settings(List.of()))) {
            assertThat(keys(closed).all(realm, client())).isEmpty();
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    @Tag("cache")
    void clientsDoNotShareSets() throws Exception {
        publish(ec("first"));
        assertThat(find(client(), JWSAlgorithm.ES256, "first")).hasSize(1);
        publish(ec("second"));

        assertThat(find(client(), JWSAlgorithm.ES256, "second")).hasSize(1);
    }

    private List<JWK> find(RegisteredClient client, JWSAlgorithm algorithm, @Nullable String kid) {
        return keys.find(
                realm, client, new JWSHeader.Builder(algorithm).keyID(kid).build());
    }

    private RegisteredClient client() {
        return TestClients.confidential("shop")
                .metadata("jwksUri", server.uri("/keys").toString())
                .build();
    }

    private void publish(JWK key) {
        published = new JWKSet(key).toString();
    }

    private ClientKeys keys(Egress way) {
        return new ClientKeys(
                new EgressClientKeySets(way),
                new ClientKeySettings(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofSeconds(10), 100),
                clock);
    }

    private static JWK ec(String kid) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    }

    private static JWK rsa(String kid) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(kid).generate();
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
}
