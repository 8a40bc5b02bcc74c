package io.opengate.client.application;

import io.opengate.client.address.WebAuthority;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for a URI that a browser is sent back to. Only URIs in normal form (RFC 3986 §6.2.2) are accepted, so that
 * comparing them byte by byte later (RFC 9700 §2.1) leaves no second spelling of the same place.
 */
final class RegisteredUri {

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?@!$&'()+,;=%\\[\\]-]{1,2000}");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z0-9][a-z0-9-]*)+");
    private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-F]{2})");
    private static final Pattern NEEDLESS_ESCAPE =
            Pattern.compile("%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2[DE]|5F|7E)");
    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9A-F]|7F)");
    private static final Pattern HIDDEN_DELIMITER = Pattern.compile("%(?:2F|5C|25)");
    private static final Set<String> DANGEROUS = Set.of(
            "javascript",
            "data",
            "vbscript",
            "file",
            "blob",
            "about",
            "ftp",
            "ws",
            "wss",
            "jar",
            "view-source",
            "mailto");
    /** Parameters that the answer itself carries (RFC 6749 §4.1.2, RFC 9207, JARM). */
    private static final List<String> ANSWER =
            List.of("code", "state", "iss", "error", "error_description", "response", "id_token", "access_token");

    private RegisteredUri() {}

    /** What is wrong with the URI for a client of that type; empty where nothing is. */
    static Optional<String> fault(String text, ClientType type) {
        if (text.contains("*")) {
            return Optional.of("must not contain a wildcard");
        }
        if (text.contains("#")) {
            return Optional.of("must not have a fragment (RFC 6749 §3.1.2)");
        }
        if (!CHARACTERS.matcher(text).matches()) {
            return Optional.of("must be 1 to 2000 of the characters that RFC 3986 permits in a URI");
        }
        var scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return Optional.of("must be absolute");
        }
        return faultOf(text, scheme.group(1), type);
    }

    private static Optional<String> faultOf(String text, String scheme, ClientType type) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        if (DANGEROUS.contains(lower)) {
            return Optional.of("must not use the scheme " + lower);
        }
        if (!lower.equals(scheme)) {
            return Optional.of("must be in normal form: the scheme in lower case");
        }
        return parse(text).map(uri -> faultOf(uri, type)).orElse(Optional.of("is not a URI (RFC 3986)"));
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> faultOf(URI uri, ClientType type) {
        return switch (uri.getScheme()) {
            case "https", "http" -> WebAuthority.fault(uri).or(() -> faultOfRest(uri));
            default -> type == ClientType.PUBLIC ? privateUse(uri) : Optional.of("must use https");
        };
    }

    /** RFC 8252 §7.1: a scheme of one's own is a domain name in reverse. */
    private static Optional<String> privateUse(URI uri) {
        if (!PRIVATE_USE.matcher(uri.getScheme()).matches()) {
            return Optional.of("must use https, loopback http, or a reversed domain name as scheme (RFC 8252 §7.1)");
        }
        String authority = uri.getRawAuthority();
        if (uri.isOpaque() || (authority != null && !WebAuthority.isPlainHost(authority))) {
            return Optional.of("must have a path after a private-use scheme, such as com.example.app:/callback");
        }
        return faultOfRest(uri);
    }

    private static Optional<String> faultOfRest(URI uri) {
        String path = uri.getRawPath();
        String all = uri.toString();
        if (ESCAPE.matcher(all).find() || NEEDLESS_ESCAPE.matcher(all).find()) {
            return Optional.of("must be in normal form: only upper-case escapes, and of no letter, digit or - . _ ~");
        }
        if (CONTROL.matcher(all).find()) {
            return Optional.of("must not escape a control character");
        }
        if (HIDDEN_DELIMITER.matcher(path).find() || path.contains("//") || hasDotSegment(path)) {
            return Optional.of(
                    "must be in normal form: no dot segment, empty segment or escaped delimiter in its path");
        }
        return faultOfQuery(uri.getRawQuery());
    }

    private static boolean hasDotSegment(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.split(";", -1)[0])
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static Optional<String> faultOfQuery(@Nullable String query) {
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("[&;]", -1))
                        .map(parameter -> parameter.split("=", -1)[0])
                        .filter(ANSWER::contains)
                        .findFirst()
                        .map(name -> "must not have the parameter " + name + ", which the answer carries");
    }
}
