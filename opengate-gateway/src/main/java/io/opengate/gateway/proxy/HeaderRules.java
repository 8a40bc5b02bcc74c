package io.opengate.gateway.proxy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which headers go on. Hop-by-hop ones never do (RFC 9110 §7.6.1), nor what only the gateway may say. */
final class HeaderRules {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private static final Set<String> NOT_TO_SERVICES = Set.of(
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-real-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "traceparent",
            "tracestate",
            "baggage",
            "b3");

    private static final Set<String> NOT_TO_CALLERS = Set.of("date", "server", "x-powered-by", "via");

    private HeaderRules() {}

    static boolean toService(String lowerCase, Set<String> named) {
        return !HOP_BY_HOP.contains(lowerCase)
                && !NOT_TO_SERVICES.contains(lowerCase)
                && !lowerCase.startsWith("x-forwarded-")
                && !lowerCase.startsWith("x-b3-")
                && !named.contains(lowerCase);
    }

    static boolean toCaller(String lowerCase, Set<String> named) {
        return !HOP_BY_HOP.contains(lowerCase)
                && !NOT_TO_CALLERS.contains(lowerCase)
                && !lowerCase.startsWith("access-control-")
                && !named.contains(lowerCase);
    }

    /** The header names that a Connection header lists; they end at this hop too. */
    static Set<String> namedBy(Iterable<String> connectionHeaders) {
        Set<String> names = new HashSet<>();
        for (String value : connectionHeaders) {
            for (int from = 0; from <= value.length(); ) {
                int comma = value.indexOf(',', from);
                int end = comma < 0 ? value.length() : comma;
                names.add(value.substring(from, end).strip().toLowerCase(Locale.ROOT));
                from = end + 1;
            }
        }
        return names;
    }
}
