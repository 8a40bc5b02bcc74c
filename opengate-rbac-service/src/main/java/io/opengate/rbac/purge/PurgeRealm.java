package io.opengate.rbac.purge;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.platform.tenant.purge.RealmPurge;
import io.opengate.platform.tenant.purge.RealmRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes everything that this service holds of a realm, and what assignments of master say of it. */
@Component
class PurgeRealm implements RealmPurge {

    private final RealmRows rows;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    PurgeRealm(RealmRows rows, JdbcClient database, TransactionTemplate transaction) {
        this.rows = rows;
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public void purge(RealmId realm) {
        RealmScope.run(RealmId.MASTER, () -> transaction.executeWithoutResult(status -> forgetInMaster(realm)));
        rows.delete(realm, "assignment", "role", "idempotency_key");
    }

    /** Takes the realm out of what assignments of master reach. */
    private void forgetInMaster(RealmId realm) {
        database.sql("""
                        update assignment set realms = array_remove(realms, :gone), version = version + 1
                        where realm_id = :master and :gone = any(realms)
                        """)
                .param("gone", realm.toString())
                .param("master", RealmId.MASTER.value())
                .update();
        database.sql("delete from assignment where realm_id = :master and realms = '{}'")
                .param("master", RealmId.MASTER.value())
                .update();
    }
}
