package io.opengate.auth.mtls.web;

import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.mtls.CertificateHeader;
import io.opengate.auth.mtls.MtlsSettings;
import io.opengate.platform.network.Network;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the certificate that a trusted proxy passes on where the container puts that of its own TLS connection. A proxy's own
 * certificate is never taken for its client's, and nobody but a proxy can pass one on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class CertificateFilter extends OncePerRequestFilter {

    private final MtlsSettings settings;
    private final List<Network> proxies;

    CertificateFilter(MtlsSettings settings) {
        this.settings = settings;
        this.proxies = settings.proxies();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !settings.hasHeader() || !isFromProxy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> values = Collections.list(request.getHeaders(Objects.requireNonNull(settings.header())));
        X509Certificate[] passedOn = values.size() == 1
                ? CertificateHeader.parse(values.getFirst(), settings.format())
                        .map(certificate -> new X509Certificate[] {certificate})
                        .orElseGet(() -> new X509Certificate[0])
                : new X509Certificate[0];
        // an empty chain, not none: the container would answer with the proxy's own
        request.setAttribute(ProtocolForm.CERTIFICATES, passedOn);
        chain.doFilter(request, response);
    }

    private boolean isFromProxy(HttpServletRequest request) {
        return Network.address(request.getRemoteAddr())
                .map(sender -> proxies.stream().anyMatch(network -> network.contains(sender)))
                .orElse(false);
    }
}
