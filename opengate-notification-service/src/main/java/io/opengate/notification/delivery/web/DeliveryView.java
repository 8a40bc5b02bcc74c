package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.Delivery;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, without what it says.
 *
 * @param state {@code pending}, {@code sent} or {@code failed}
 * @param failure why the last attempt failed, if it did
 */
record DeliveryView(
        UUID id,
        String template,
        String locale,
        String to,
        String state,
        int attempts,
        @Nullable String failure,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.template(),
                delivery.locale(),
                delivery.recipient().value(),
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                delivery.failure().orElse(null),
                delivery.nextAttemptAt().orElse(null),
                delivery.createdAt(),
                delivery.finishedAt().orElse(null));
    }
}
