package io.opengate.gateway.address;

import io.opengate.platform.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds the address of the caller: the sender's own, or where that is a trusted proxy the last address in
 * {@code X-Forwarded-For} (else {@code Forwarded}, RFC 7239) that is not one.
 */
@Component
public final class ClientAddresses {

    private static final String ATTRIBUTE = ClientAddresses.class.getName();

    private final List<Network> trusted;

    /** Creates a finder that trusts these proxies. */
    public ClientAddresses(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(Network::of).toList();
    }

    /** Returns the caller's IP address. */
    public String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String found = find(request);
        request.setAttribute(ATTRIBUTE, found);
        return found;
    }

    /** Whether the sender itself is a trusted proxy. */
    boolean isFromProxy(HttpServletRequest request) {
        return isTrusted(request.getRemoteAddr());
    }

    private String find(HttpServletRequest request) {
        String sender = request.getRemoteAddr();
        if (trusted.isEmpty() || !isTrusted(sender)) {
            return sender;
        }
        List<String> way = forwardedFor(request);
        for (int i = way.size() - 1; i >= 0; i--) {
            Optional<InetAddress> hop = Network.address(way.get(i));
            if (hop.isEmpty()) {
                return sender;
            }
            sender = hop.get().getHostAddress();
            if (!isTrusted(sender)) {
                return sender;
            }
        }
        return sender;
    }

    private boolean isTrusted(String address) {
        return Network.address(address)
                .map(parsed -> trusted.stream().anyMatch(network -> network.contains(parsed)))
                .orElse(false);
    }

    private static List<String> forwardedFor(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",", -1)) {
                hops.add(bare(hop));
            }
        }
        if (!hops.isEmpty()) {
            return hops;
        }
        for (String header : Collections.list(request.getHeaders("Forwarded"))) {
            for (String element : header.split(",", -1)) {
                forParameter(element).ifPresent(hop -> hops.add(bare(hop)));
            }
        }
        return hops;
    }

    private static Optional<String> forParameter(String element) {
        for (String pair : element.split(";", -1)) {
            String trimmed = pair.strip();
            if (trimmed.regionMatches(true, 0, "for=", 0, 4)) {
                return Optional.of(trimmed.substring(4));
            }
        }
        return Optional.empty();
    }

    /** Without quotes, brackets and port. */
    private static String bare(String hop) {
        String text = hop.strip().replace("\"", "");
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }
}
