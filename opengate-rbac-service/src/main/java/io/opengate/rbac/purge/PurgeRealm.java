package io.opengate.rbac.purge;

import io.opengate.platform.tenant.RealmId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes everything that this service holds of a realm. */
@Service
public class PurgeRealm {

    private final JdbcClient database;

    PurgeRealm(JdbcClient database) {
        this.database = database;
    }

    /** Deletes the realm's assignments and roles; needs the realm in scope. Nothing is left to do a second time. */
    @Transactional
    public void purge(RealmId realm) {
        delete("delete from assignment where realm_id = ?", realm);
        delete("delete from role where realm_id = ?", realm);
        delete("delete from idempotency_key where realm_id = ?", realm);
    }

    /** Takes the realm out of what assignments of master reach; needs master in scope. */
    @Transactional
    public void forgetInMaster(RealmId realm) {
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

    private void delete(String sql, RealmId realm) {
        database.sql(sql).param(realm.value()).update();
    }
}
