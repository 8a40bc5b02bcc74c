package io.opengate.gateway.proxy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the caller. Where it replaces a header that the gateway set, it wins. */
final class UpstreamResponse implements ServerResponse {

    private static final int BUFFER = 16 * 1024;

    private final ClassicHttpResponse answer;

    UpstreamResponse(ClassicHttpResponse answer) {
        this.answer = answer;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : answer.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (answer) {
            response.setStatus(answer.getCode());
            copyHeaders(response);
            HttpEntity body = answer.getEntity();
            if (body != null) {
                copyBody(body, response.getOutputStream());
            }
        }
        return null;
    }

    private void copyHeaders(HttpServletResponse response) {
        List<String> connection = new ArrayList<>();
        for (Header header : answer.getHeaders(HttpHeaders.CONNECTION)) {
            connection.add(header.getValue());
        }
        Set<String> named = HeaderRules.namedBy(connection);
        Set<String> seen = new HashSet<>();
        for (Header header : answer.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (!HeaderRules.toCaller(name, named)) {
                continue;
            }
            if (name.equals("vary") || !seen.add(name)) {
                response.addHeader(header.getName(), header.getValue());
            } else {
                response.setHeader(header.getName(), header.getValue());
            }
        }
    }

    /** A body of unknown length is passed on piece by piece: somebody may be waiting for the next. */
    private static void copyBody(HttpEntity body, OutputStream out) throws IOException {
        boolean pieces = body.getContentLength() < 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = body.getContent()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                if (pieces && in.available() == 0) {
                    out.flush();
                }
            }
        }
    }
}
