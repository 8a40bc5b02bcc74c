package io.opengate.gateway.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may say which certificate a client presented: the reverse proxies that end its TLS connection, and nobody else. */
@Component
public final class CertificateHeaders {

    /** RFC 9440 §2: a proxy removes these from requests, whether it uses them or not. */
    private static final Set<String> STANDARD = Set.of("client-cert", "client-cert-chain");

    private final String header;
    private final ClientAddresses addresses;

    CertificateHeaders(CertificateHeaderSettings settings, ClientAddresses addresses) {
        this.header = settings.header() == null ? "" : settings.header().toLowerCase(Locale.ROOT);
        this.addresses = addresses;
    }

    /** Whether the request's header of that name goes on to the services. */
    public boolean mayPass(String lowerCase, HttpServletRequest request) {
        if (lowerCase.equals(header)) {
            return addresses.isFromProxy(request);
        }
        return !STANDARD.contains(lowerCase);
    }
}
