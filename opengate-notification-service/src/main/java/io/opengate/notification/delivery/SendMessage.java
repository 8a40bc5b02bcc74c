package io.opengate.notification.delivery;

import io.opengate.notification.template.RenderMessage;
import io.opengate.platform.id.Ids;
import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a message for delivery: once this returns and the transaction commits, it is tried until it is over. */
@Service
public class SendMessage {

    private final RenderMessage renderMessage;
    private final SealedMessages sealed;
    private final DeliveryRows rows;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher wake;

    SendMessage(
            RenderMessage renderMessage,
            SealedMessages sealed,
            DeliveryRows rows,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher wake) {
        this.renderMessage = renderMessage;
        this.sealed = sealed;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.wake = wake;
    }

    /** Something waits to be delivered. */
    record Accepted() {}

    /** The delivery, which is pending. The realm is in scope. */
    @Transactional
    public Delivery send(RealmRef realm, MessageRequest request) {
        Message message =
                Message.of(renderMessage.render(realm, request.template(), request.locale(), request.values()));
        TenantKey key = TenantKey.of(realm.id(), ids.next());
        Delivery delivery = rows.save(new Delivery(
                key, request.template(), request.locale(), request.to(), sealed.seal(message, key), clock.instant()));
        wake.publishEvent(new Accepted());
        return delivery;
    }
}
