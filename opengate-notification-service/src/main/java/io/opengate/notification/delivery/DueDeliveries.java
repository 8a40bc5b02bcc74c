package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries of all realms that are due. */
@Component
class DueDeliveries {

    private final JdbcClient database;
    private final Clock clock;
    private final DeliverySettings settings;

    DueDeliveries(JdbcClient database, Clock clock, DeliverySettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** Takes some for this instance; whoever takes one and is lost leaves it to others after the lease. */
    @Transactional
    public List<TenantKey> claim(int limit) {
        Instant now = clock.instant();
        return database.sql("select realm_id, id from delivery_claim(?, ?, ?)")
                .params(now.atOffset(ZoneOffset.UTC), now.plus(settings.lease()).atOffset(ZoneOffset.UTC), limit)
                .query((row, number) ->
                        new TenantKey(row.getObject("realm_id", UUID.class), row.getObject("id", UUID.class)))
                .list();
    }
}
