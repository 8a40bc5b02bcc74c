package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.EmailAddress;
import io.opengate.notification.delivery.MessageRequest;
import io.opengate.notification.template.BuiltInTemplate;
import io.opengate.notification.template.LocaleTag;
import io.opengate.notification.template.TemplateProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.web.BadParameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message to send: a template, an address, a language (English where absent) and values for the template. */
record SendRequest(
        @NotNull String template,
        @NotNull String to,
        @Nullable String locale,
        @Nullable @Size(max = 32) Map<String, @NotNull @Size(max = 4_096) String> model) {

    MessageRequest checked() {
        BuiltInTemplate known = BuiltInTemplate.find(template)
                .orElseThrow(() -> new ProblemException(TemplateProblem.UNKNOWN_TEMPLATE, null)
                        .violation("template", "is not the name of a template"));
        return new MessageRequest(
                known,
                parse("to", to, EmailAddress::new),
                parse("locale", locale == null ? "en" : locale, LocaleTag::new),
                model == null ? Map.of() : model);
    }

    private static <T> T parse(String field, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw BadParameter.of(field, String.valueOf(e.getMessage()));
        }
    }
}
