package io.opengate.gateway.proxy;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opengate.gateway.address.CertificateHeaders;
import io.opengate.gateway.address.ClientAddresses;
import io.opengate.platform.tenant.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The headers that a service gets: the caller's own, where it may say them, who the caller is, the public address, and
 * the trace context (W3C Trace Context) of the gateway's span.
 */
@Component
final class RequestHeaders {

    private final ClientAddresses addresses;
    private final CertificateHeaders certificates;
    private final String scheme;
    private final String host;
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    RequestHeaders(
            ClientAddresses addresses,
            CertificateHeaders certificates,
            PublicUrl publicUrl,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        this.addresses = addresses;
        this.certificates = certificates;
        this.scheme = publicUrl.isHttps() ? "https" : "http";
        this.host = publicUrl.origin().substring(scheme.length() + 3);
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    HttpHeaders of(HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        Set<String> named = HeaderRules.namedBy(values(request.getHeaders(HttpHeaders.CONNECTION)));
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (HeaderRules.toService(lowerCase, named) && certificates.mayPass(lowerCase, request)) {
                headers.addAll(name, values(request.getHeaders(name)));
            }
        }
        headers.set("X-Forwarded-For", addresses.of(request));
        headers.set("X-Forwarded-Proto", scheme);
        headers.set("X-Forwarded-Host", host);
        trace(request, headers);
        return headers;
    }

    private void trace(HttpServletRequest request, HttpHeaders headers) {
        Span span = tracer == null ? null : tracer.currentSpan();
        if (span == null || propagator == null) {
            String parent = request.getHeader("traceparent");
            if (parent != null && parent.length() <= 64) {
                headers.set("traceparent", parent);
            }
        } else {
            propagator.inject(
                    span.context(),
                    headers,
                    (carrier, name, value) -> Objects.requireNonNull(carrier).set(name, value));
        }
    }

    private static List<String> values(Enumeration<String> values) {
        return values.hasMoreElements() ? new ArrayList<>(Collections.list(values)) : List.of();
    }
}
