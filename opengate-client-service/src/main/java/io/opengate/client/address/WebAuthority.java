package io.opengate.client.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for scheme, host and port of an address on the web. */
public final class WebAuthority {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?" + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
    /** A last label that starts with a digit is read as an IPv4 address by browsers, in many spellings. */
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:]{2,39}]");

    private WebAuthority() {}

    /** What is wrong with the authority of an http or https URI; empty where nothing is. */
    public static Optional<String> fault(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null || authority.isEmpty()) {
            return Optional.of("must name a host");
        }
        if (authority.contains("@")) {
            return Optional.of("must not have user information");
        }
        String host = hostOf(uri);
        if (host == null || !isHost(host)) {
            return Optional.of("must name its host in normal form: lower-case ASCII, no empty label, no trailing dot");
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.matcher(host).matches()) {
            return Optional.of("must use https; http is for loopback addresses only (RFC 8252 §7.3)");
        }
        return faultOfPort(uri, authority, host);
    }

    /** Whether the text is a host name and nothing more. */
    public static boolean isPlainHost(String text) {
        return LABELS.matcher(text).matches();
    }

    private static @Nullable String hostOf(URI uri) {
        try {
            return uri.parseServerAuthority().getHost();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches();
        }
        return host.length() <= 253
                && (NUMERIC_END.matcher(host).matches()
                        ? IPV4.matcher(host).matches()
                        : LABELS.matcher(host).matches());
    }

    private static Optional<String> faultOfPort(URI uri, String authority, String host) {
        int port = uri.getPort();
        int standard = uri.getScheme().equals("https") ? 443 : 80;
        boolean written = authority.equals(port < 0 ? host : host + ":" + port);
        return written && port != standard && port != 0 && port <= 65_535
                ? Optional.empty()
                : Optional.of("must be in normal form: a port from 1 to 65535, left out where it is the scheme's own");
    }
}
