package io.opengate.notification.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A text with places such as <code>{{link}}</code>.
 *
 * @param subject one line
 * @param text the plain part
 * @param html the HTML part, if there is one; values are escaped in it
 */
public record TemplateText(
        String subject, String text, @Nullable String html) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

    /** Names of all places. */
    public Set<String> places() {
        Set<String> names = new TreeSet<>();
        for (String part : new String[] {subject, text, html == null ? "" : html}) {
            PLACE.matcher(part).results().map(place -> place.group(1)).forEach(names::add);
        }
        return names;
    }

    /** The text with these values in their places; every place has a value. */
    TemplateText fill(Map<String, String> values) {
        return new TemplateText(
                fill(subject, values, UnaryOperator.identity()),
                fill(text, values, UnaryOperator.identity()),
                html == null ? null : fill(html, values, HtmlUtils::htmlEscape));
    }

    private static String fill(String part, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(part).replaceAll((MatchResult place) -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + place.group(1));
            }
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }
}
