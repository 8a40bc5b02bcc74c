package io.opengate.gateway.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Sends a request to a service over a pooled connection and streams both bodies as they come. */
@Component
final class UpstreamExchange implements ProxyExchange {

    private final HttpClient client;

    UpstreamExchange(HttpClient client) {
        this.client = client;
    }

    /**
     * Returns the service's answer, whose body has not been read.
     *
     * @throws UncheckedIOException if the service does not answer
     */
    @Override
    public ServerResponse exchange(Request request) {
        URI uri = Objects.requireNonNull(request.getUri());
        HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        String query = uri.getRawQuery();
        String path = query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
        ClassicHttpRequest sent =
                new BasicClassicHttpRequest(request.getMethod().name(), host, path);
        request.getHeaders().forEach((name, values) -> values.forEach(value -> sent.addHeader(name, value)));
        try {
            addBody(request.getServerRequest().servletRequest(), sent);
            ClassicHttpResponse answer = client.executeOpen(host, sent, null);
            return new UpstreamResponse(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addBody(HttpServletRequest request, ClassicHttpRequest sent) throws IOException {
        long length = request.getContentLengthLong();
        if (length > 0 || (length < 0 && request.getHeader("Transfer-Encoding") != null)) {
            sent.setEntity(new InputStreamEntity(request.getInputStream(), length, null));
        } else if (length == 0) {
            sent.setEntity(new ByteArrayEntity(new byte[0], null));
        }
    }
}
