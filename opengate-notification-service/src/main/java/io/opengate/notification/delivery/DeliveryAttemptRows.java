package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table {@code delivery_attempt}. */
interface DeliveryAttemptRows extends JpaRepository<DeliveryAttempt, TenantKey> {

    List<DeliveryAttempt> findByKeyRealmIdAndDeliveryIdOrderByNumber(UUID realm, UUID delivery);
}
