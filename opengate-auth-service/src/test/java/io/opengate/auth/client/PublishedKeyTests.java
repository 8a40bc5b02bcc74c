package io.opengate.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestAssertion;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TlsServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A client that publishes its keys, where the operator allows one address on purpose. */
@AuthTest
@TestPropertySource(properties = {"opengate.egress.allowed-addresses=127.0.0.1", "opengate.auth.client-keys.pause=0s"})
class PublishedKeyTests {

    private static final TestAuthority AUTHORITY = new TestAuthority("published keys");

    private final OAuth oauth;
    private final TestWorld world;
    private final RealmRef realm;
    private volatile String keys = "";
    private final TlsServer server = TlsServer.start(AUTHORITY, exchange -> {
        byte[] body = keys.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    });

    PublishedKeyTests(OAuth oauth, TestWorld world) {
        this.oauth = oauth;
        this.world = world;
        this.realm = world.realm();
    }

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry properties) {
        properties.add(
                "opengate.egress.trusted-certificates", () -> AUTHORITY.file().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aKeyCountsOnceItIsPublished() throws JOSEException {
        ECKey first = key("first");
        ECKey second = key("second");
        register(server.uri("127.0.0.1", "/keys").toString());
        publish(first);

        assertThat(signedWith(first)).isEqualTo(200);
        assertThat(signedWith(second)).isEqualTo(401);
        publish(second);
        assertThat(signedWith(second)).isEqualTo(200);
        assertThat(signedWith(first)).isEqualTo(401);
    }

    private void register(String uri) {
        world.client(
                realm,
                TestClients.confidential("shop")
                        .metadata("tokenEndpointAuthMethod", "private_key_jwt")
                        .metadata("jwksUri", uri));
    }

    private void publish(ECKey key) {
        keys = new JWKSet(key).toString();
    }

    private int signedWith(ECKey key) {
        return oauth.post(
                        realm,
                        "token",
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        TestAssertion.TYPE,
                        "client_assertion",
                        TestAssertion.of("shop", oauth.issuer(realm), key, JWSAlgorithm.ES256)
                                .sign())
                .status();
    }

    private static ECKey key(String kid) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
    }
}
