package io.opengate.auth.mtls;

import io.opengate.platform.network.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Client certificates (RFC 8705). Those of the service's own TLS connections count once {@code server.ssl.client-auth} is
 * {@code want}.
 *
 * @param header the header in which a proxy that ends TLS passes the client's certificate on; none for no such proxy
 * @param format how the certificate is written there: {@code client-cert} (RFC 9440) or {@code pem} (URL-encoded PEM, as
 *     nginx writes {@code $ssl_client_escaped_cert})
 * @param trustedProxies addresses or networks (CIDR) of those proxies, the gateway among them; the header of any other
 *     sender is ignored
 * @param trustedCertificates a file of PEM certificates of the authorities that issue certificates to clients
 */
@ConfigurationProperties("opengate.mtls")
public record MtlsSettings(
        @Nullable String header,
        @DefaultValue("client-cert") CertificateFormat format,
        @DefaultValue List<String> trustedProxies,
        @Nullable String trustedCertificates) {

    public MtlsSettings {
        if (header != null && !header.isBlank() && trustedProxies.isEmpty()) {
            throw new IllegalArgumentException("opengate.mtls.header needs opengate.mtls.trusted-proxies");
        }
    }

    /** Whether a proxy's header is read. */
    public boolean hasHeader() {
        return header != null && !header.isBlank();
    }

    /** The proxies' networks. */
    public List<Network> proxies() {
        return trustedProxies.stream().map(Network::of).toList();
    }
}
