package io.opengate.gateway.address;

import java.net.InetAddress;
import java.util.Optional;

/** A range of IP addresses, {@code 10.0.0.0/8} or a single one. Host names are not looked up. */
record Network(byte[] prefix, int bits) {

    /**
     * The network that the text spells.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = parse(slash < 0 ? text : text.substring(0, slash))
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException("not an IP network: " + text));
        int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("not an IP network: " + text);
        }
        return new Network(address, bits);
    }

    /** The IP address that the text spells in figures, or empty. */
    static Optional<InetAddress> parse(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((other[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
