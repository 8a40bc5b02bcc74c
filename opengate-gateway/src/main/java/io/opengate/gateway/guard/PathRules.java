package io.opengate.gateway.guard;

import java.util.Locale;
import java.util.Set;

/**
 * Which paths are taken in at all. A path has one spelling here: what two programs on the way might read differently is
 * refused before anything is matched (encoded slashes, dots and letters, {@code ..}, {@code ;}, backslashes).
 */
final class PathRules {

    /** The verdict on a path. */
    enum Verdict {
        GOOD,
        /** It could be read in more than one way. */
        AMBIGUOUS,
        /** It is well spelt and nobody's business outside. */
        HIDDEN
    }

    private static final Set<String> HIDDEN = Set.of("internal", "actuator");

    private PathRules() {}

    static Verdict judge(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return Verdict.AMBIGUOUS;
        }
        for (int i = 0; i < rawPath.length(); i++) {
            char c = rawPath.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\' || c == ';' || (c == '%' && !plainEscape(rawPath, i))) {
                return Verdict.AMBIGUOUS;
            }
            if (c == '/' && oddSegment(rawPath, i + 1)) {
                return Verdict.AMBIGUOUS;
            }
        }
        return HIDDEN.contains(firstSegment(rawPath)) ? Verdict.HIDDEN : Verdict.GOOD;
    }

    /** Whether an escape stands for something that could not be written plainly and means nothing in a path. */
    private static boolean plainEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(at + 1), 16);
        int low = Character.digit(path.charAt(at + 2), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int octet = high * 16 + low;
        return octet >= 0x80 || " !\"#$&'()*+,:<=>?@[]^`{|}~_-".indexOf(octet) >= 0;
    }

    /** An empty segment in the middle, or one of dots. */
    private static boolean oddSegment(String path, int from) {
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        return switch (end - from) {
            case 0 -> slash >= 0;
            case 1 -> path.charAt(from) == '.';
            case 2 -> path.startsWith("..", from);
            default -> false;
        };
    }

    private static String firstSegment(String path) {
        int slash = path.indexOf('/', 1);
        return path.substring(1, slash < 0 ? path.length() : slash).toLowerCase(Locale.ROOT);
    }
}
