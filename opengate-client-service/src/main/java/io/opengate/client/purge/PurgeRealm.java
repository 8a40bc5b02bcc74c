package io.opengate.client.purge;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes everything that this service holds of a realm. Needs that realm in scope. */
@Service
class PurgeRealm implements RealmPurge {

    private final JdbcClient database;

    PurgeRealm(JdbcClient database) {
        this.database = database;
    }

    /** Deletes the realm's consents, clients with their secrets, and scopes; nothing is left to do a second time. */
    @Override
    @Transactional
    public void purge(RealmId realm) {
        delete("delete from consent where realm_id = ?", realm);
        delete("delete from client where realm_id = ?", realm);
        delete("delete from scope where realm_id = ?", realm);
        delete("delete from idempotency_key where realm_id = ?", realm);
    }

    private void delete(String sql, RealmId realm) {
        database.sql(sql).param(realm.value()).update();
    }
}
