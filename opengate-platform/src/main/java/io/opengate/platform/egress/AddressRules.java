package io.opengate.platform.egress;

import io.opengate.platform.network.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are publicly reachable, after IANA's registries of special-purpose addresses (RFC 6890). An IPv6 address
 * that a gateway turns into an IPv4 one is judged by that.
 */
final class AddressRules {

    private static final List<Network> NOT_PUBLIC_4 = networks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT, and metadata of some clouds
            "127.0.0.0/8",
            "168.63.129.16/32", // metadata of a cloud on a public address
            "169.254.0.0/16", // link-local, and metadata of most clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16",
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final Network UNICAST_6 = Network.of("2000::/3");
    private static final List<Network> NOT_PUBLIC_6 = networks(
            "2001::/23", // protocols, Teredo among them
            "2001:db8::/32", // documentation
            "3fff::/20");

    /** RFC 6052: the IPv4 address is in the last four octets. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    /** RFC 3056: the IPv4 address follows the prefix. */
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    private final List<Network> allowed;

    /** Rules with the operator's exceptions. */
    AddressRules(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Whether the operator allows the address by name. */
    boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether a call may go to that address. */
    boolean permits(InetAddress address) {
        if (isAllowed(address)) {
            return true;
        }
        return address instanceof Inet4Address
                ? NOT_PUBLIC_4.stream().noneMatch(network -> network.contains(address))
                : permitsUnnamed(address);
    }

    private boolean permitsUnnamed(InetAddress address) {
        if (NAT64.contains(address)) {
            return permits(embedded(address, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return permits(embedded(address, 2));
        }
        return UNICAST_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress embedded(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException fourOctetsAreAnAddress) {
            throw new IllegalStateException(fourOctetsAreAnAddress);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }
}
