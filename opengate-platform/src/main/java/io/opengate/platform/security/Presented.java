package io.opengate.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * The access token of a request's one Authorization header.
 *
 * @param scheme how it was presented: on its own (RFC 6750 §2.1), or with a proof of possession (RFC 9449 §7.1)
 */
record Presented(Scheme scheme, String token) {

    enum Scheme {
        BEARER,
        DPOP
    }

    /** What the header carries; empty without one, with more than one, or where the scheme is another one. */
    static Optional<Presented> in(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return Optional.empty();
        }
        String header = headers.nextElement();
        int space = header.indexOf(' ');
        if (headers.hasMoreElements() || space < 0) {
            return Optional.empty();
        }
        String token = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(new Presented(Scheme.BEARER, token));
            case "dpop" -> Optional.of(new Presented(Scheme.DPOP, token));
            default -> Optional.empty();
        };
    }
}
