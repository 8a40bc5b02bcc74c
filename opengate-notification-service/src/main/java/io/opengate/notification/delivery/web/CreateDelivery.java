package io.opengate.notification.delivery.web;

import io.opengate.notification.delivery.Delivery;
import io.opengate.notification.delivery.MessageRequest;
import io.opengate.notification.delivery.ReadDeliveries;
import io.opengate.notification.delivery.SendMessage;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a delivery once for each idempotency key. */
@Component
class CreateDelivery {

    private final SendMessage sendMessage;
    private final ReadDeliveries deliveries;
    private final IdempotentCreates creates;

    CreateDelivery(SendMessage sendMessage, ReadDeliveries deliveries, IdempotentCreates creates) {
        this.sendMessage = sendMessage;
        this.deliveries = deliveries;
        this.creates = creates;
    }

    @Transactional
    public Created<DeliveryView> create(RealmRef realm, IdempotencyKey key, SendRequest request) {
        MessageRequest message = request.checked();
        return creates.once(
                key,
                request,
                () -> {
                    Delivery delivery = sendMessage.send(realm, message);
                    return Created.of(delivery.id(), DeliveryView.of(delivery));
                },
                id -> deliveries
                        .find(realm.id(), id)
                        .map(DeliveryView::of)
                        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null)));
    }
}
