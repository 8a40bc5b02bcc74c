package io.opengate.auth.mtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.tls.TestAuthority;
import io.opengate.testkit.tls.TestCertificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that prove themselves by a certificate (RFC 8705 §2). */
class TlsClientAuthTests extends CertificateContract {

    TlsClientAuthTests(OAuth oauth, TestWorld world) {
        super(oauth, world);
    }

    @Test
    void theSubjectIsComparedAsAName() {
        TestCertificate certificate = AUTHORITY.issue("CN=shop,O=Acme,C=DE");
        world.client(realm, named("shop", "tlsClientAuthSubjectDn", "cn=shop, o=Acme, c=DE"));
        world.client(realm, named("longer", "tlsClientAuthSubjectDn", "CN=shop,O=Acme"));
        world.client(realm, named("turned", "tlsClientAuthSubjectDn", "C=DE,O=Acme,CN=shop"));
        world.client(realm, named("broken", "tlsClientAuthSubjectDn", "shop"));

        assertAccepted(present("shop", certificate));
        assertRefused(present("shop", AUTHORITY.issue("CN=shop,O=Evil,C=DE")));
        assertRefused(present("shop", AUTHORITY.issue("CN=shop")));
        assertRefused(present("longer", certificate));
        assertRefused(present("turned", certificate));
        assertRefused(present("broken", certificate));
    }

    @ParameterizedTest
    @CsvSource({
        "tlsClientAuthSanDns,2,client.acme.example,CLIENT.acme.example,other.acme.example",
        "tlsClientAuthSanUri,6,https://acme.example/c,https://acme.example/c,https://acme.example/C",
        "tlsClientAuthSanIp,7,2001:db8::1,2001:db8:0::1,2001:db8::2",
        "tlsClientAuthSanEmail,1,c@acme.example,c@acme.example,C@acme.example"
    })
    void anAlternativeNameIsComparedByItsKind(String field, int type, String held, String registered, String other) {
        TestCertificate certificate = AUTHORITY.issue("CN=x", new GeneralName(type, held));
        world.client(realm, named("same", field, registered));
        world.client(realm, named("other", field, other));
        world.client(realm, named("subject", "tlsClientAuthSubjectDn", "CN=" + held));

        assertAccepted(present("same", certificate));
        assertRefused(present("other", certificate));
        assertRefused(present("subject", certificate));
        assertRefused(present("same", AUTHORITY.issue("CN=" + registered.replace(":", ""))));
    }

    @Test
    void onlyATrustedAuthorityCounts() {
        world.client(realm, named("shop", "tlsClientAuthSubjectDn", "CN=shop"));

        assertAccepted(present("shop", AUTHORITY.issue("CN=shop")));
        assertRefused(present("shop", STRANGER.issue("CN=shop")));
        assertRefused(present("shop", new TestAuthority("clients").issue("CN=shop")));
        assertRefused(present("shop", TestAuthority.selfSigned("shop")));
    }

    @Test
    void anExpiredCertificateIsWorthNothing() {
        world.client(realm, named("shop", "tlsClientAuthSubjectDn", "CN=shop"));

        assertRefused(present("shop", AUTHORITY.issue("CN=shop", Instant.now().minusSeconds(3600))));
    }

    @Test
    void withoutACertificateThereIsNoProof() {
        world.client(realm, named("shop", "tlsClientAuthSubjectDn", "CN=shop"));

        assertRefused(post("shop", Map.of()));
        assertRefused(oauth.postAs("shop", realm, "token", "grant_type", "client_credentials"));
    }

    @Test
    void aCertificateProvesNoClientOfAnotherMethod() {
        TestCertificate certificate = AUTHORITY.issue("CN=shop");
        world.client(realm, TestClients.confidential("shop").metadata("tlsClientAuthSubjectDn", "CN=shop"));

        assertRefused(present("shop", certificate));
        assertAccepted(oauth.post(
                realm,
                "token",
                with(header(certificate), OAuth.basic("shop", TestClients.SECRET)),
                "grant_type",
                "client_credentials"));
    }

    @Test
    void aClientMayRegisterItsOwnCertificateOrKey() throws Exception {
        TestCertificate certificate = TestAuthority.selfSigned("shop");
        JWK key = new ECKey.Builder(
                        Curve.P_256, (ECPublicKey) certificate.certificate().getPublicKey())
                .build();
        JWK chain = new ECKey.Builder(
                        Curve.P_256, (ECPublicKey) certificate.certificate().getPublicKey())
                .x509CertChain(List.of(Base64.encode(certificate.der())))
                .build();
        world.client(realm, selfSigned("key", key));
        world.client(realm, selfSigned("chain", chain));
        TestCertificate other = TestAuthority.selfSigned("shop");

        assertAccepted(present("key", certificate));
        assertAccepted(present("chain", certificate));
        assertRefused(present("key", other));
        assertRefused(present("chain", other));
        assertRefused(present("key", AUTHORITY.issue("CN=shop")));
        assertRefused(post("key", Map.of()));
    }

    @Test
    @Tag("disabled")
    void aDisabledClientIsNotBelieved() {
        world.client(realm, named("off", "tlsClientAuthSubjectDn", "CN=off").disabled());

        assertRefused(present("off", AUTHORITY.issue("CN=off")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", ":e30=:", ":!!!:", "e30=", "-----BEGIN CERTIFICATE-----"})
    void aHeaderThatCannotBeReadIsNoCertificate(String value) {
        world.client(realm, named("shop", "tlsClientAuthSubjectDn", "CN=shop"));

        assertRefused(post("shop", Map.of("Client-Cert", value)));
    }

    @Test
    void theMethodsAreListed() {
        var metadata = oauth.discover(realm);

        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .contains("\"tls_client_auth\"", "\"self_signed_tls_client_auth\"");
        assertThat(metadata.path("tls_client_certificate_bound_access_tokens").asBoolean())
                .isTrue();
    }

    private static Map<String, String> with(Map<String, String> headers, String authorization) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Authorization", authorization);
        return all;
    }

    private static TestClients selfSigned(String clientId, JWK key) {
        return TestClients.confidential(clientId)
                .metadata("tokenEndpointAuthMethod", "self_signed_tls_client_auth")
                .metadata("jwks", new JWKSet(key).toJSONObject());
    }
}
