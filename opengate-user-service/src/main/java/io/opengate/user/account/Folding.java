package io.opengate.user.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Decides when two texts are the same name: Unicode NFKC (UAX #15) and case folding. The JDK has no full folding, so it
 * is composed of its case mappings: lower, full upper, lower again letter by letter (so a final sigma depends on no
 * context, and ß, ẞ and ss are one). Dotted and dotless i fold together as well: wider than Unicode's default folding, on
 * purpose, for the two are easily confused.
 */
public final class Folding {

    private Folding() {}

    /** The folded form, the same for all texts that are one name; folding it again changes nothing. */
    public static String fold(String text) {
        String folded = once(text);
        String again = once(folded);
        return again.equals(folded) ? folded : once(again);
    }

    private static String once(String text) {
        String upper = lower(normalize(text)).toUpperCase(Locale.ROOT);
        return normalize(lower(normalize(upper)));
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> lower.appendCodePoint(Character.toLowerCase(letter)));
        return lower.toString();
    }

    private static String normalize(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }
}
