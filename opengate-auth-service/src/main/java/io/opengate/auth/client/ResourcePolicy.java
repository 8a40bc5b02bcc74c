package io.opengate.auth.client;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which resource servers a client may name (RFC 8707 §2): those of its registered audiences that are absolute URIs. */
public final class ResourcePolicy {

    private ResourcePolicy() {}

    /** Those of the resource servers that the client may ask for. */
    public static Set<String> permitted(RegisteredClient client, Set<String> resources) {
        Set<String> permitted = new LinkedHashSet<>(resources);
        permitted.removeIf(resource -> !client.audiences().contains(resource) || !isIndicator(resource));
        return permitted;
    }

    /** An absolute URI without a fragment. */
    private static boolean isIndicator(String resource) {
        try {
            URI uri = URI.create(resource);
            return uri.isAbsolute() && uri.getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
