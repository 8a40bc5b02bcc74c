package io.opengate.platform.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A request's URL in the one form in which two spellings of it are equal: normalised by syntax and scheme (RFC 3986 §6.2.2 and
 * §6.2.3), without query and fragment (RFC 9449 §4.3, item 9).
 */
record HttpTarget(String scheme, String host, int port, String path) {

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /** The target that the text spells, or empty when it is no absolute http or https URL. */
    static Optional<HttpTarget> parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("https") || scheme.equals("http");
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int implied = scheme.equals("https") ? 443 : 80;
        return Optional.of(new HttpTarget(
                scheme,
                uri.getHost().toLowerCase(Locale.ROOT),
                uri.getPort() == -1 ? implied : uri.getPort(),
                path(uri.getRawPath())));
    }

    private static String path(String raw) {
        String unescaped = ESCAPE.matcher(raw).replaceAll(HttpTarget::unreserved);
        String path = withoutDots(unescaped);
        return path.isEmpty() ? "/" : path;
    }

    /** What needs no escape loses it, what keeps it is written in capitals (RFC 3986 §6.2.2.1 and §6.2.2.2). */
    private static String unreserved(MatchResult escape) {
        char c = (char) Integer.parseInt(escape.group(1), 16);
        boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
        return plain ? String.valueOf(c) : escape.group().toUpperCase(Locale.ROOT);
    }

    /** RFC 3986 §5.2.4 for absolute paths. */
    private static String withoutDots(String path) {
        StringBuilder kept = new StringBuilder();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> kept.append(last ? "/" : "");
                case ".." -> {
                    kept.setLength(Math.max(kept.lastIndexOf("/"), 0));
                    kept.append(last ? "/" : "");
                }
                default -> kept.append('/').append(segments[i]);
            }
        }
        return kept.toString();
    }
}
