package io.opengate.user.purge;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmPurge;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deletes everything that this service holds of a realm. What its users held has ended with the event that asks for
 * this, so nothing is published for each of them.
 */
@Component
class PurgeRealm implements RealmPurge {

    private static final List<String> TABLES =
            List.of("password_guesses", "password_credentials", "users", "idempotency_key");

    private final JdbcClient database;

    PurgeRealm(JdbcClient database) {
        this.database = database;
    }

    /** Deletes it; nothing is left to do a second time. Needs the realm in scope. */
    @Override
    @Transactional
    public void purge(RealmId realm) {
        for (String table : TABLES) {
            database.sql("DELETE FROM " + table + " WHERE realm_id = :realm")
                    .param("realm", realm.value())
                    .update();
        }
    }
}
