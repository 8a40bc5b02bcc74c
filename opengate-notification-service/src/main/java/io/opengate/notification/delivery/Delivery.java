package io.opengate.notification.delivery;

import io.opengate.notification.template.BuiltInTemplate;
import io.opengate.notification.template.LocaleTag;
import io.opengate.platform.persistence.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to somebody and what has become of it. */
@Entity
public class Delivery {

    /** Where a delivery stands; only the first can change. */
    public enum State {
        PENDING,
        SENT,
        FAILED
    }

    @EmbeddedId
    private TenantKey key;

    private String template;
    private String locale;
    private String recipient;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String sealedMessage;
    private @Nullable String failure;
    private int attempts;
    private @Nullable Instant nextAttemptAt;
    private Instant createdAt;
    private @Nullable Instant finishedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Delivery() {}

    Delivery(
            TenantKey key,
            BuiltInTemplate template,
            LocaleTag locale,
            EmailAddress recipient,
            String sealedMessage,
            Instant now) {
        this.key = key;
        this.template = template.id();
        this.locale = locale.value();
        this.recipient = recipient.value();
        this.sealedMessage = sealedMessage;
        this.state = State.PENDING;
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    /** Takes note of an attempt; a delivery that is over stays as it is. */
    void attempted(Outcome outcome, Instant now, DeliverySettings settings) {
        if (state != State.PENDING) {
            return;
        }
        attempts++;
        switch (outcome) {
            case Outcome.Sent() -> finish(State.SENT, null, now);
            case Outcome.Refused(Outcome.Reason reason) -> finish(State.FAILED, reason, now);
            case Outcome.Deferred(Outcome.Reason reason) -> {
                if (attempts >= settings.maxAttempts()) {
                    finish(State.FAILED, reason, now);
                } else {
                    failure = reason.id();
                    nextAttemptAt = now.plus(settings.delayAfter(attempts));
                }
            }
        }
    }

    private void finish(State end, Outcome.@Nullable Reason reason, Instant now) {
        state = end;
        failure = reason == null ? null : reason.id();
        finishedAt = now;
        nextAttemptAt = null;
        sealedMessage = null;
    }

    /** The content, as long as it is needed. */
    Optional<String> sealedMessage() {
        return Optional.ofNullable(sealedMessage);
    }

    public UUID id() {
        return key.id();
    }

    public TenantKey key() {
        return key;
    }

    public String template() {
        return template;
    }

    public String locale() {
        return locale;
    }

    public EmailAddress recipient() {
        return new EmailAddress(recipient);
    }

    public State state() {
        return state;
    }

    /** Why the last attempt failed, if it did. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
