package io.opengate.client.purge;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deletes the consents of a user who is gone. Needs that realm in scope. */
@Service
public class ForgetUser {

    private final JdbcClient database;

    ForgetUser(JdbcClient database) {
        this.database = database;
    }

    /** Deletes the user's consents; nothing is left to do a second time. */
    @Transactional
    public void forget(RealmId realm, UUID user) {
        database.sql("delete from consent where realm_id = ? and user_id = ?")
                .params(realm.value(), user)
                .update();
    }
}
