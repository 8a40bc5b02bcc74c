package io.opengate.notification.purge;

import io.opengate.notification.delivery.PurgeDeliveries;
import io.opengate.notification.template.PurgeTemplates;
import io.opengate.notification.trail.PurgeTrail;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import io.opengate.platform.tenant.purge.RealmRows;
import org.springframework.stereotype.Service;

/** Deletes everything that this service holds of a realm, which is in scope. */
@Service
class PurgeRealm implements RealmPurge {

    private final PurgeDeliveries deliveries;
    private final PurgeTemplates templates;
    private final PurgeTrail trail;
    private final RealmRows rows;

    PurgeRealm(PurgeDeliveries deliveries, PurgeTemplates templates, PurgeTrail trail, RealmRows rows) {
        this.deliveries = deliveries;
        this.templates = templates;
        this.trail = trail;
        this.rows = rows;
    }

    /** Nothing is left to do a second time. What tells of the deletion itself stays in master's trail. */
    @Override
    public void purge(RealmId realm) {
        deliveries.purge(realm);
        templates.purge(realm);
        rows.delete(realm, "idempotency_key");
        trail.purge(realm);
    }
}
