package io.opengate.auth.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sees which device a request comes from. */
@Component
@EnableConfigurationProperties(DeviceSettings.class)
public final class Devices {

    /** RFC 4193: the first seven bits of a unique local address. */
    private static final int UNIQUE_LOCAL = 0xfc;

    private final DeviceSettings settings;

    Devices(DeviceSettings settings) {
        this.settings = settings;
    }

    /** The device that sent the request. */
    public Device of(HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return Device.of(userAgent, address(request));
    }

    private String address(HttpServletRequest request) {
        String sender = request.getRemoteAddr();
        List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
        boolean told = settings.behindGateway()
                && forwarded.size() == 1
                && parse(sender).filter(Devices::isPrivate).isPresent();
        return told
                ? parse(forwarded.getFirst()).map(InetAddress::getHostAddress).orElse(sender)
                : sender;
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == UNIQUE_LOCAL;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || uniqueLocal;
    }

    private static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
