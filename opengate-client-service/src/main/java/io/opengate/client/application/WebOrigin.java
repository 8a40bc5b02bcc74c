package io.opengate.client.application;

import io.opengate.client.address.WebAuthority;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for an origin (RFC 6454 §6.2) whose scripts may call us: exactly what a browser sends. */
final class WebOrigin {

    private static final Pattern SYNTAX = Pattern.compile("https?://[a-z0-9.\\[\\]:-]{1,300}");

    private WebOrigin() {}

    /** What is wrong with the origin; empty where nothing is. */
    static Optional<String> fault(String text) {
        if (!SYNTAX.matcher(text).matches()) {
            return Optional.of("must be an origin, such as https://app.example.com: scheme, host and port alone");
        }
        try {
            return WebAuthority.fault(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.of("must be an origin (RFC 6454 §6.2)");
        }
    }
}
