package io.opengate.auth.authorize;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a redirect URI is one that was registered: equal character by character (RFC 9700 §2.1), nothing is normalised
 * or matched by pattern. Only the port of a loopback IP address may differ (RFC 8252 §7.3).
 */
public final class RedirectUris {

    private static final Pattern LOOPBACK =
            Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::[0-9]{1,5})?(/[^\\s#]*)?");

    private RedirectUris() {}

    /** Whether the URI that was asked for is among the registered ones. */
    public static boolean contains(Collection<String> registered, String asked) {
        return registered.contains(asked) || registered.stream().anyMatch(one -> differsInPortOnly(one, asked));
    }

    private static boolean differsInPortOnly(String registered, String asked) {
        Matcher known = LOOPBACK.matcher(registered);
        Matcher wanted = LOOPBACK.matcher(asked);
        return known.matches()
                && wanted.matches()
                && known.group(1).equals(wanted.group(1))
                && path(known).equals(path(wanted));
    }

    private static String path(Matcher uri) {
        return uri.group(2) == null ? "" : uri.group(2);
    }
}
