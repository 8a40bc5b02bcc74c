package io.opengate.notification.purge;

import io.opengate.notification.delivery.PurgeDeliveries;
import io.opengate.notification.template.PurgeTemplates;
import io.opengate.notification.trail.PurgeTrail;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes everything that this service holds of a realm, which is in scope. */
@Service
class PurgeRealm implements RealmPurge {

    private final PurgeDeliveries deliveries;
    private final PurgeTemplates templates;
    private final PurgeTrail trail;
    private final JdbcClient database;

    PurgeRealm(PurgeDeliveries deliveries, PurgeTemplates templates, PurgeTrail trail, JdbcClient database) {
        this.deliveries = deliveries;
        this.templates = templates;
        this.trail = trail;
        this.database = database;
    }

    /** Nothing is left to do a second time. What tells of the deletion itself stays in master's trail. */
    @Override
    @Transactional
    public void purge(RealmId realm) {
        deliveries.purge(realm);
        templates.purge(realm);
        database.sql("delete from idempotency_key where realm_id = ?")
                .param(realm.value())
                .update();
        trail.purge(realm);
    }
}
