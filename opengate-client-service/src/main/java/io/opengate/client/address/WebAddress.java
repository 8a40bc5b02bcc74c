package io.opengate.client.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The rules for an address that is fetched or called: https (http for loopback), a plain host, no fragment. */
public final class WebAddress {

    private WebAddress() {}

    /** What is wrong with the address; empty where nothing is. */
    public static Optional<String> fault(String text) {
        try {
            URI uri = new URI(text);
            if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
                return Optional.of("must be an absolute https URI");
            }
            if (uri.getRawFragment() != null) {
                return Optional.of("must not have a fragment");
            }
            return WebAuthority.fault(uri);
        } catch (URISyntaxException malformed) {
            return Optional.of("is not a URI (RFC 3986)");
        }
    }
}
