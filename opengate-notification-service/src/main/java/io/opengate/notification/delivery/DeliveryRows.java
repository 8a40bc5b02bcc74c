package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The table {@code delivery}. */
interface DeliveryRows extends JpaRepository<Delivery, TenantKey> {

    @Query("select d from Delivery d where d.key.realmId = :realm order by d.key.id desc")
    List<Delivery> newest(UUID realm, Limit limit);

    @Query("select d from Delivery d where d.key.realmId = :realm and d.key.id < :before order by d.key.id desc")
    List<Delivery> newestBefore(UUID realm, UUID before, Limit limit);
}
