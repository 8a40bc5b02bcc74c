package io.opengate.notification.delivery;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmRows;
import org.springframework.stereotype.Service;

/** Removes the deliveries of a realm that is deleted. */
@Service
public class PurgeDeliveries {

    private final RealmRows rows;

    PurgeDeliveries(RealmRows rows) {
        this.rows = rows;
    }

    /** Removes everything of the realm, which is in scope. */
    public void purge(RealmId realm) {
        rows.delete(realm, "delivery");
    }
}
