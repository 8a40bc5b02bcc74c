package io.opengate.notification.template;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message's text as it is in force in a realm.
 *
 * @param needs the values that it takes
 * @param builtIn whether it is the built-in text
 * @param version version of the realm's own text, 0 for the built-in one
 */
public record EffectiveTemplate(
        String name,
        String locale,
        List<String> needs,
        TemplateText words,
        boolean builtIn,
        @Nullable Instant updatedAt,
        long version) {

    static EffectiveTemplate of(BuiltInTemplate template) {
        return new EffectiveTemplate(
                template.id(), BuiltInTemplate.LOCALE, needs(template), template.text(), true, null, 0);
    }

    static EffectiveTemplate of(BuiltInTemplate of, Template own) {
        return new EffectiveTemplate(
                own.name(), own.locale(), needs(of), own.words(), false, own.updatedAt(), own.version() + 1);
    }

    private static List<String> needs(BuiltInTemplate template) {
        return template.needs().stream().sorted().toList();
    }
}
