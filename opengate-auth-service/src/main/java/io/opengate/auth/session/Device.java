package io.opengate.auth.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a sign-in comes from, as far as can be seen.
 *
 * @param name for people to recognise: {@code Firefox on Linux}; a guess, never a decision's ground
 * @param address IP address
 * @param userAgent the header, cut to 256 characters
 */
public record Device(String name, String address, String userAgent) {

    private static final int LONGEST_USER_AGENT = 256;

    /** Product tokens and the browser that they betray; the first that is found counts, as later ones are imitations. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("edg", "Edge"),
            Map.entry("opr/", "Opera"),
            Map.entry("firefox", "Firefox"),
            Map.entry("chrom", "Chrome"),
            Map.entry("safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iphone", "iPhone"),
            Map.entry("ipad", "iPad"),
            Map.entry("android", "Android"),
            Map.entry("windows", "Windows"),
            Map.entry("mac os", "macOS"),
            Map.entry("linux", "Linux"));

    /** The device that sent this header from that address. */
    public static Device of(String userAgent, String address) {
        String cut = userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT);
        String lower = cut.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, lower);
        String system = first(SYSTEMS, lower);
        String name = browser.isEmpty() || system.isEmpty() ? browser + system : browser + " on " + system;
        return new Device(name, address, cut);
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
