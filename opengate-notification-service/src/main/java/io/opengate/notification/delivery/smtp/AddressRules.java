package io.opengate.notification.delivery.smtp;

import io.opengate.notification.delivery.DeliverySettings;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.springframework.stereotype.Component;

/** Which addresses a mail server that a tenant names may have: not this machine's, nor those of networks around it. */
@Component
class AddressRules {

    private final boolean allowPrivate;

    AddressRules(DeliverySettings settings) {
        this.allowPrivate = settings.allowPrivateAddresses();
    }

    boolean allows(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address
                        ? isSpecial6(address.getAddress())
                        : isSpecial4(address.getAddress())));
    }

    /** 0/8, 100.64/10 (shared), 192.0.0/24, 198.18/15 (benchmarks), 240/4 (RFC 6890). */
    private static boolean isSpecial4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && address[2] == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }

    /** fc00::/7 (unique local), 64:ff9b::/16 and 2002::/16, which carry an IPv4 address, and all that is not 2000::/3. */
    private static boolean isSpecial6(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return (first & 0xe0) != 0x20 || (first == 0x20 && second == 0x02);
    }
}
