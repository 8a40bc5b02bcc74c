package io.opengate.auth.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The languages of the pages, and which of them a person gets. */
public final class Languages {

    /** The first is the one that everybody gets whose wishes cannot be met. */
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final int MOST_RANGES = 16;

    /** Reading a list takes time that grows with its square; what is longer than any browser's own counts as no wish. */
    private static final int LONGEST_LIST = 512;

    private Languages() {}

    /**
     * The best language.
     *
     * @param uiLocales wishes of the application, best first (OpenID Connect Core §3.1.2.1), or null
     * @param acceptLanguage wishes of the browser (RFC 9110 §12.5.4), or null
     */
    public static Locale choose(@Nullable String uiLocales, @Nullable String acceptLanguage) {
        return lookup(uiLocales, text -> text.strip().replaceAll("\\s+", ","))
                .or(() -> lookup(acceptLanguage, UnaryOperator.identity()))
                .orElse(SPOKEN.getFirst());
    }

    private static Optional<Locale> lookup(@Nullable String ranges, UnaryOperator<String> separate) {
        if (ranges == null || ranges.isBlank() || ranges.length() > LONGEST_LIST) {
            return Optional.empty();
        }
        try {
            List<Locale.LanguageRange> wishes = Locale.LanguageRange.parse(separate.apply(ranges));
            return Optional.ofNullable(Locale.lookup(wishes.subList(0, Math.min(wishes.size(), MOST_RANGES)), SPOKEN));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
