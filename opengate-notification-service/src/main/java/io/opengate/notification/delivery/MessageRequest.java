package io.opengate.notification.delivery;

import io.opengate.notification.template.BuiltInTemplate;
import io.opengate.notification.template.LocaleTag;
import java.util.Map;

/**
 * A message that somebody wants sent.
 *
 * @param values for the template's places
 */
public record MessageRequest(BuiltInTemplate template, EmailAddress to, LocaleTag locale, Map<String, String> values) {

    public MessageRequest {
        values = Map.copyOf(values);
    }

    /** Hides what is personal or secret. */
    @Override
    public String toString() {
        return "MessageRequest[" + template.id() + "]";
    }
}
