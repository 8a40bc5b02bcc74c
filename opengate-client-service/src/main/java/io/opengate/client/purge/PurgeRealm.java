package io.opengate.client.purge;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import io.opengate.platform.tenant.purge.RealmRows;
import org.springframework.stereotype.Component;

/** Deletes everything that this service holds of a realm. */
@Component
class PurgeRealm implements RealmPurge {

    private final RealmRows rows;

    PurgeRealm(RealmRows rows) {
        this.rows = rows;
    }

    @Override
    public void purge(RealmId realm) {
        rows.delete(realm, "consent", "client_secret", "client", "scope", "idempotency_key");
    }
}
