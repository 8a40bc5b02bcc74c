package io.opengate.auth.mtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.http.TestHttp.Answer;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TestCertificate;
import java.util.Base64;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service behind a proxy on loopback that passes certificates on in the header {@code Client-Cert} (RFC 9440). */
@AuthTest
abstract class CertificateContract {

    static final TestAuthority AUTHORITY = new TestAuthority("clients");
    static final TestAuthority STRANGER = new TestAuthority("strangers");

    final OAuth oauth;
    final TestWorld world;
    final RealmRef realm;

    CertificateContract(OAuth oauth, TestWorld world) {
        this.oauth = oauth;
        this.world = world;
        this.realm = world.realm();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("opengate.mtls.header", () -> "Client-Cert");
        properties.add("opengate.mtls.trusted-proxies", () -> "127.0.0.0/8,::1");
        properties.add(
                "opengate.mtls.trusted-certificates", () -> AUTHORITY.file().toString());
    }

    static Map<String, String> header(TestCertificate certificate) {
        return Map.of("Client-Cert", ":" + Base64.getEncoder().encodeToString(certificate.der()) + ":");
    }

    static TestClients named(String clientId, String name, String value) {
        return TestClients.confidential(clientId)
                .metadata("tokenEndpointAuthMethod", "tls_client_auth")
                .metadata(name, value);
    }

    Answer present(String clientId, TestCertificate certificate) {
        return post(clientId, header(certificate));
    }

    Answer post(String clientId, Map<String, String> headers) {
        return oauth.post(realm, "token", headers, "grant_type", "client_credentials", "client_id", clientId);
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.body().path("error").asString()).isEqualTo("invalid_client");
    }

    static void assertAccepted(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
