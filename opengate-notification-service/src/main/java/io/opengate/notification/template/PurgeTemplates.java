package io.opengate.notification.template;

import io.opengate.platform.tenant.RealmId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes the texts of a realm that is deleted. */
@Service
public class PurgeTemplates {

    private final JdbcClient database;

    PurgeTemplates(JdbcClient database) {
        this.database = database;
    }

    /** Removes everything of the realm, which is in scope, in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void purge(RealmId realm) {
        database.sql("delete from template where realm_id = ?")
                .param(realm.value())
                .update();
    }
}
