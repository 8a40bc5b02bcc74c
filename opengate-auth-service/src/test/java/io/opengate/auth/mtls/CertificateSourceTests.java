package io.opengate.auth.mtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** From where a certificate counts, and from where it does not. */
class CertificateSourceTests {

    private static final TestAuthority AUTHORITY = new TestAuthority("sources");

    @Nested
    @AuthTest
    @TestPropertySource(
            properties = {
                "opengate.mtls.header=X-Client",
                "opengate.mtls.format=pem",
                "opengate.mtls.trusted-proxies=127.0.0.0/8,::1"
            })
    class BehindAProxyThatWritesPem extends Source {

        BehindAProxyThatWritesPem(OAuth oauth, TestWorld world) {
            super(oauth, world);
        }

        @DynamicPropertySource
        static void trust(DynamicPropertyRegistry properties) {
            properties.add(
                    "opengate.mtls.trusted-certificates", () -> AUTHORITY.file().toString());
        }

        @Test
        void theHeaderIsRead() {
            TestCertificate certificate = AUTHORITY.issue("CN=shop");
            // as nginx does: a space is %20
            String escaped =
                    URLEncoder.encode(certificate.pem(), StandardCharsets.UTF_8).replace("+", "%20");

            assertThat(status(Map.of("X-Client", escaped))).isEqualTo(200);
            assertThat(status(Map.of("X-Client", escaped.replace("%2B", "+")))).isEqualTo(200);
            assertThat(status(Map.of("X-Client", escaped + escaped))).isEqualTo(401);
            assertThat(status(Map.of("Client-Cert", rfc9440(certificate)))).isEqualTo(401);
        }
    }

    @Nested
    @AuthTest
    @TestPropertySource(properties = {"opengate.mtls.header=Client-Cert", "opengate.mtls.trusted-proxies=192.0.2.0/24"})
    class WhereTheSenderIsNoTrustedProxy extends Source {

        WhereTheSenderIsNoTrustedProxy(OAuth oauth, TestWorld world) {
            super(oauth, world);
        }

        @DynamicPropertySource
        static void trust(DynamicPropertyRegistry properties) {
            properties.add(
                    "opengate.mtls.trusted-certificates", () -> AUTHORITY.file().toString());
        }

        @Test
        void itsHeaderCountsForNothing() {
            assertThat(status(Map.of("Client-Cert", rfc9440(AUTHORITY.issue("CN=shop")))))
                    .isEqualTo(401);
        }
    }

    @Nested
    @AuthTest
    class WithoutCertificates extends Source {

        WithoutCertificates(OAuth oauth, TestWorld world) {
            super(oauth, world);
        }

        @Test
        void noHeaderCountsAndNoMethodIsListed() {
            assertThat(status(Map.of("Client-Cert", rfc9440(AUTHORITY.issue("CN=shop")))))
                    .isEqualTo(401);
            assertThat(oauth.discover(realm).toString()).doesNotContain("tls_client");
        }
    }

    @Nested
    @AuthTest
    class OnItsOwnConnections extends Source {

        private final Environment environment;

        OnItsOwnConnections(OAuth oauth, TestWorld world, Environment environment) {
            super(oauth, world);
            this.environment = environment;
        }

        @DynamicPropertySource
        static void tls(DynamicPropertyRegistry properties) throws IOException {
            TestCertificate server = AUTHORITY.server();
            Path certificate = Files.writeString(Files.createTempFile("server", ".pem"), server.pem());
            Path key = Files.writeString(Files.createTempFile("server", ".key"), server.keyPem());
            List.of(certificate, key).forEach(file -> file.toFile().deleteOnExit());
            properties.add("server.ssl.certificate", () -> "file:" + certificate);
            properties.add("server.ssl.certificate-private-key", () -> "file:" + key);
            properties.add("server.ssl.trust-certificate", () -> "file:" + AUTHORITY.file());
            properties.add("server.ssl.client-auth", () -> "want");
            properties.add(
                    "opengate.mtls.trusted-certificates", () -> AUTHORITY.file().toString());
        }

        @Test
        void theCertificateOfTheConnectionCounts() throws Exception {
            assertThat(over(AUTHORITY.issue("CN=shop"))).isEqualTo(200);
            assertThat(over(AUTHORITY.issue("CN=other"))).isEqualTo(401);
        }

        private int over(TestCertificate certificate) throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newBuilder()
                    .sslContext(certificate.tls(AUTHORITY))
                    .build()) {
                URI uri = URI.create("https://localhost:" + environment.getProperty("local.server.port")
                        + OAuth.path(realm, "token"));
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                OAuth.form("grant_type", "client_credentials", "client_id", "shop")))
                        .build();
                return client.send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode();
            }
        }
    }

    /** A client whose certificate names it. */
    abstract static class Source {

        final OAuth oauth;
        final RealmRef realm;

        Source(OAuth oauth, TestWorld world) {
            this.oauth = oauth;
            this.realm = world.realm();
            world.client(realm, CertificateContract.named("shop", "tlsClientAuthSubjectDn", "CN=shop"));
        }

        int status(Map<String, String> headers) {
            return oauth.post(realm, "token", headers, "grant_type", "client_credentials", "client_id", "shop")
                    .status();
        }
    }

    private static String rfc9440(TestCertificate certificate) {
        return ":" + Base64.getEncoder().encodeToString(certificate.der()) + ":";
    }
}
