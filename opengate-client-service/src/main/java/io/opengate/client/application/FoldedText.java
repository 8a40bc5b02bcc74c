package io.opengate.client.application;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it is searched: NFKC and lower case, so that case and compatibility forms do not matter. */
final class FoldedText {

    /** Sorts after every text: the last code point of Unicode. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private FoldedText() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The first text, by code points, after all that begin with the prefix; row-level security permits no LIKE. */
    static String endOf(String prefix) {
        return prefix + LAST;
    }
}
