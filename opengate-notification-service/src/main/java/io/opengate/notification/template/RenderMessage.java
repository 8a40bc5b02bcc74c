package io.opengate.notification.template;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmRef;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Writes a message: the nearest text of the template, with the values in their places. */
@Service
public class RenderMessage {

    private static final int LONGEST_SUBJECT = 400;

    private final Templates templates;

    RenderMessage(Templates templates) {
        this.templates = templates;
    }

    /**
     * The message's words.
     *
     * @throws ProblemException {@code unfit-model} where a value is missing, unknown, or would break the subject's line
     */
    public TemplateText render(RealmRef realm, BuiltInTemplate template, LocaleTag locale, Map<String, String> values) {
        if (!values.keySet().equals(template.needs())) {
            throw new ProblemException(
                    TemplateProblem.UNFIT_MODEL, template.id() + " takes exactly the values " + template.needs());
        }
        Map<String, String> all = new HashMap<>(values);
        all.put(BuiltInTemplate.REALM, realm.name().value());
        TemplateText words = templates.nearest(realm.id(), template, locale).fill(all);
        if (words.subject().length() > LONGEST_SUBJECT
                || words.subject().chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(TemplateProblem.UNFIT_MODEL, "a value does not fit into the subject's line");
        }
        return words;
    }
}
