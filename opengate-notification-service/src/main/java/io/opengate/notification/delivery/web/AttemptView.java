package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.DeliveryAttempt;
import java.time.Instant;

/** One attempt at a delivery; {@code outcome} is {@code sent} or the reason why not. */
record AttemptView(int number, Instant at, String outcome) {

    static AttemptView of(DeliveryAttempt attempt) {
        return new AttemptView(attempt.number(), attempt.at(), attempt.outcome());
    }
}
