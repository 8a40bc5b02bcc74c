package io.opengate.platform.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A range of IP addresses. Host names are not looked up.
 *
 * @param prefix the first address, 4 or 16 octets
 * @param bits how many leading bits an address shares with it
 */
public record Network(List<Byte> prefix, int bits) {

    /** Keeps the octets as they are. */
    public Network {
        prefix = List.copyOf(prefix);
    }

    /**
     * The network that the text spells: {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash))
                .map(InetAddress::getAddress)
                .orElseThrow(() -> new IllegalArgumentException("not an IP network: " + text));
        int bits = slash < 0 ? address.length * 8 : bits(text, slash);
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("not an IP network: " + text);
        }
        return new Network(boxed(address), bits);
    }

    /** The IP address that the text spells in figures, or empty. */
    public static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether the address is of this family and within the range. */
    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.size()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((other[bit / 8] & mask) != (prefix.get(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text, int slash) {
        try {
            return Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException noFigure) {
            throw new IllegalArgumentException("not an IP network: " + text, noFigure);
        }
    }

    private static List<Byte> boxed(byte[] octets) {
        Byte[] boxed = new Byte[octets.length];
        Arrays.setAll(boxed, i -> octets[i]);
        return List.of(boxed);
    }
}
