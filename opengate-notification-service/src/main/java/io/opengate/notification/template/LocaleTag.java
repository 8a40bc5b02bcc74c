package io.opengate.notification.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A language, as BCP 47 writes it, in its usual case.
 *
 * @param value such as {@code de} or {@code de-CH}
 */
public record LocaleTag(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    /**
     * Checks the tag.
     *
     * @throws IllegalArgumentException if it is none
     */
    public LocaleTag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must be a language tag such as de or de-CH");
        }
        value = Locale.forLanguageTag(value).toLanguageTag();
    }

    /** This tag and what is less special, down to the built-in language. */
    List<String> fallbacks() {
        List<String> tags = new ArrayList<>(List.of(value));
        for (int dash = value.lastIndexOf('-'); dash > 0; dash = value.lastIndexOf('-', dash - 1)) {
            tags.add(value.substring(0, dash));
        }
        if (!tags.contains(BuiltInTemplate.LOCALE)) {
            tags.add(BuiltInTemplate.LOCALE);
        }
        return tags;
    }
}
