package io.opengate.notification.template;

import io.opengate.platform.persistence.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A realm's own words for a message in one language. */
@Entity
class Template {

    @EmbeddedId
    private TenantKey key;

    private String name;
    private String locale;
    private String subject;
    private String text;
    private @Nullable String html;
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Template() {}

    Template(TenantKey key, BuiltInTemplate of, LocaleTag locale, TemplateText words, Instant now) {
        this.key = key;
        this.name = of.id();
        this.locale = locale.value();
        this.subject = words.subject();
        this.text = words.text();
        this.html = words.html();
        this.updatedAt = now;
    }

    void say(TemplateText words, Instant now) {
        this.subject = words.subject();
        this.text = words.text();
        this.html = words.html();
        this.updatedAt = now;
    }

    String name() {
        return name;
    }

    String locale() {
        return locale;
    }

    TemplateText words() {
        return new TemplateText(subject, text, html);
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    TenantKey key() {
        return key;
    }
}
