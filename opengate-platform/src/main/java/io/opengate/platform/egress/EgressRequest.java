package io.opengate.platform.egress;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to an address that a tenant gave.
 *
 * @param headers names and values; never credentials of this suite
 * @param body what is posted, or null for a GET
 * @param maximumBytes how long the answer may be
 */
public record EgressRequest(URI uri, Map<String, String> headers, byte @Nullable [] body, int maximumBytes) {

    /** Keeps the headers as they are. */
    public EgressRequest {
        headers = Map.copyOf(headers);
    }

    /** A GET that accepts these media types. */
    public static EgressRequest get(URI uri, String accept, int maximumBytes) {
        return new EgressRequest(uri, Map.of("Accept", accept), null, maximumBytes);
    }

    /** A POST of that content. */
    public static EgressRequest post(URI uri, String contentType, byte[] body, int maximumBytes) {
        return new EgressRequest(uri, Map.of("Content-Type", contentType), body, maximumBytes);
    }

    /** The same with one more header. */
    public EgressRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new EgressRequest(uri, more, body, maximumBytes);
    }
}
