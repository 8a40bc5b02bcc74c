package io.opengate.notification.delivery;

import io.opengate.platform.tenant.RealmId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes the deliveries of a realm that is deleted. */
@Service
public class PurgeDeliveries {

    private final JdbcClient database;

    PurgeDeliveries(JdbcClient database) {
        this.database = database;
    }

    /** Removes everything of the realm, which is in scope, in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void purge(RealmId realm) {
        database.sql("delete from delivery where realm_id = ?")
                .param(realm.value())
                .update();
    }
}
