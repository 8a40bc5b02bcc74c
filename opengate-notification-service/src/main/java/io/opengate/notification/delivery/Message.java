package io.opengate.notification.delivery;

import io.opengate.notification.template.TemplateText;
import org.jspecify.annotations.Nullable;

/** The words of a message. They may hold a link that signs somebody in, so they are sealed at rest and never logged. */
public record Message(String subject, String text, @Nullable String html) {

    static Message of(TemplateText words) {
        return new Message(words.subject(), words.text(), words.html());
    }

    /** Hides the words. */
    @Override
    public String toString() {
        return "Message[***]";
    }
}
