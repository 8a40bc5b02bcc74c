package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the deliveries of a realm, which is in scope. */
@Service
@Transactional(readOnly = true)
public class ReadDeliveries {

    private final DeliveryRows rows;
    private final DeliveryAttemptRows attempts;

    ReadDeliveries(DeliveryRows rows, DeliveryAttemptRows attempts) {
        this.rows = rows;
        this.attempts = attempts;
    }

    /** Deliveries, newest first, older than that one if one is given. */
    public List<Delivery> list(RealmId realm, @Nullable UUID before, int limit) {
        return before == null
                ? rows.newest(realm.value(), Limit.of(limit))
                : rows.newestBefore(realm.value(), before, Limit.of(limit));
    }

    public Optional<Delivery> find(RealmId realm, UUID id) {
        return rows.findById(TenantKey.of(realm, id));
    }

    /** The attempts at a delivery, in order. */
    public List<DeliveryAttempt> attempts(RealmId realm, UUID delivery) {
        return attempts.findByKeyRealmIdAndDeliveryIdOrderByNumber(realm.value(), delivery);
    }
}
