package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** One attempt at a delivery. */
@Entity
public class DeliveryAttempt {

    @EmbeddedId
    private TenantKey key;

    private UUID deliveryId;
    private int number;
    private Instant at;
    private String outcome;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected DeliveryAttempt() {}

    DeliveryAttempt(TenantKey key, Delivery delivery, Outcome outcome, Instant at) {
        this.key = key;
        this.deliveryId = delivery.id();
        this.number = delivery.attempts();
        this.at = at;
        this.outcome = switch (outcome) {
            case Outcome.Sent() -> "sent";
            case Outcome.Deferred(Outcome.Reason reason) -> reason.id();
            case Outcome.Refused(Outcome.Reason reason) -> reason.id();
        };
    }

    public TenantKey key() {
        return key;
    }

    public UUID deliveryId() {
        return deliveryId;
    }

    /** Its place among the delivery's attempts, from 1. */
    public int number() {
        return number;
    }

    public Instant at() {
        return at;
    }

    /** {@code sent}, or the reason why not. */
    public String outcome() {
        return outcome;
    }
}
