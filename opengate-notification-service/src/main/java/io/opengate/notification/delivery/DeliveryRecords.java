package io.opengate.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.TenantKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads what is to be sent and writes down what came of it, each in a transaction of its own. */
@Component
class DeliveryRecords {

    /** A delivery that is still to be made. */
    record Due(EmailAddress to, Message message) {}

    private final DeliveryRows rows;
    private final DeliveryAttemptRows attempts;
    private final SealedMessages sealed;
    private final Events events;
    private final Ids ids;
    private final Clock clock;
    private final DeliverySettings settings;
    private final MeterRegistry meters;

    DeliveryRecords(
            DeliveryRows rows,
            DeliveryAttemptRows attempts,
            SealedMessages sealed,
            Events events,
            Ids ids,
            Clock clock,
            DeliverySettings settings,
            MeterRegistry meters) {
        this.rows = rows;
        this.attempts = attempts;
        this.sealed = sealed;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.meters = meters;
    }

    /** What is to be sent, empty where the delivery is over or gone. */
    @Transactional(readOnly = true)
    public Optional<Due> load(TenantKey key) {
        return rows.findById(key)
                .flatMap(delivery -> delivery.sealedMessage()
                        .map(message -> new Due(delivery.recipient(), sealed.open(message, key))));
    }

    /** Writes an attempt down; the delivery's end is an event. */
    @Transactional
    public void attempted(TenantKey key, Outcome outcome) {
        Optional<Delivery> found = rows.findById(key).filter(delivery -> delivery.state() == Delivery.State.PENDING);
        found.ifPresent(delivery -> {
            Instant now = clock.instant();
            delivery.attempted(outcome, now, settings);
            attempts.save(new DeliveryAttempt(TenantKey.of(key.realm(), ids.next()), delivery, outcome, now));
            if (delivery.state() != Delivery.State.PENDING) {
                events.publish(ended(delivery));
            }
            meters.counter("opengate.delivery.attempts", "outcome", label(outcome))
                    .increment();
        });
    }

    private static EventDraft ended(Delivery delivery) {
        Map<String, Object> data = new HashMap<>();
        data.put("template", delivery.template());
        data.put("attempts", delivery.attempts());
        delivery.failure().ifPresent(reason -> data.put("reason", reason));
        String type = delivery.state() == Delivery.State.SENT ? "delivery.sent" : "delivery.failed";
        return EventDraft.of(type, delivery.key().realm(), delivery.id().toString())
                .data(data);
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent() -> "sent";
            case Outcome.Deferred(Outcome.Reason reason) -> "deferred";
            case Outcome.Refused(Outcome.Reason reason) -> "refused";
        };
    }
}
