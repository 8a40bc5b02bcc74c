package io.opengate.notification.template;

import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.BadParameter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The texts of a realm, which is in scope. */
@Service
public class Templates {

    private final TemplateRows rows;
    private final Ids ids;
    private final Clock clock;

    Templates(TemplateRows rows, Ids ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Every built-in text that the realm has not replaced, and every text of its own; by name and language. */
    @Transactional(readOnly = true)
    public List<EffectiveTemplate> list(RealmId realm) {
        List<EffectiveTemplate> all = new ArrayList<>();
        for (Template own : rows.findByKeyRealmIdOrderByNameAscLocaleAsc(realm.value())) {
            BuiltInTemplate.find(own.name()).ifPresent(template -> all.add(EffectiveTemplate.of(template, own)));
        }
        Arrays.stream(BuiltInTemplate.values())
                .map(EffectiveTemplate::of)
                .filter(builtIn -> all.stream()
                        .noneMatch(own -> own.name().equals(builtIn.name())
                                && own.locale().equals(builtIn.locale())))
                .toList()
                .forEach(all::add);
        all.sort(Comparator.comparing(EffectiveTemplate::name).thenComparing(EffectiveTemplate::locale));
        return all;
    }

    /** The text of exactly that language; a 404 problem where there is none. */
    @Transactional(readOnly = true)
    public EffectiveTemplate get(RealmId realm, BuiltInTemplate template, LocaleTag locale) {
        return own(realm, template, locale)
                .map(own -> EffectiveTemplate.of(template, own))
                .or(() -> Optional.of(EffectiveTemplate.of(template))
                        .filter(builtIn -> builtIn.locale().equals(locale.value())))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
    }

    /** The text for a reader of that language: the nearest one that there is. */
    @Transactional(readOnly = true)
    public TemplateText nearest(RealmId realm, BuiltInTemplate template, LocaleTag locale) {
        List<String> wanted = locale.fallbacks();
        return rows.findByKeyRealmIdAndNameAndLocaleIn(realm.value(), template.id(), wanted).stream()
                .min(Comparator.comparingInt(own -> wanted.indexOf(own.locale())))
                .map(Template::words)
                .orElseGet(template::text);
    }

    /** Puts the realm's own words in place; {@code admit} is given the version that they replace, 0 for the built-in. */
    @Transactional
    public EffectiveTemplate put(
            RealmId realm, BuiltInTemplate template, LocaleTag locale, TemplateText words, LongConsumer admit) {
        check(template, words);
        Optional<Template> before = own(realm, template, locale);
        admit.accept(before.map(own -> own.version() + 1).orElse(0L));
        Template own = before.orElseGet(
                () -> new Template(TenantKey.of(realm, ids.next()), template, locale, words, clock.instant()));
        own.say(words, clock.instant());
        return EffectiveTemplate.of(template, rows.saveAndFlush(own));
    }

    /** Returns to the built-in words; a 404 problem where the realm has none of its own. */
    @Transactional
    public void remove(RealmId realm, BuiltInTemplate template, LocaleTag locale, LongConsumer admit) {
        Template own =
                own(realm, template, locale).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        admit.accept(own.version() + 1);
        rows.delete(own);
    }

    private Optional<Template> own(RealmId realm, BuiltInTemplate template, LocaleTag locale) {
        return rows.findByKeyRealmIdAndNameAndLocale(realm.value(), template.id(), locale.value());
    }

    private static void check(BuiltInTemplate template, TemplateText words) {
        for (String place : words.places()) {
            if (!template.offers(place)) {
                throw BadParameter.of(
                        "text",
                        "has a place that the template does not offer; it offers realm and " + template.needs());
            }
        }
    }
}
