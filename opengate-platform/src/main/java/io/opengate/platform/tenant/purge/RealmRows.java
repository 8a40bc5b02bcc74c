package io.opengate.platform.tenant.purge;

import io.opengate.platform.tenant.RealmId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what tables hold of a realm: some thousand rows a transaction, so that no statement of a large realm outlasts the
 * time that the network is given, and what is done stays done when the rest fails.
 */
public final class RealmRows {

    private static final int BATCH = 2_000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    RealmRows(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Deletes the rows of that realm, which is in scope, from the tables in that order; not within a transaction. */
    public void delete(RealmId realm, String... tables) {
        for (String table : tables) {
            int deleted = BATCH;
            while (deleted == BATCH) {
                deleted = transaction.execute(status -> deleteSome(realm, table));
            }
        }
    }

    private int deleteSome(RealmId realm, String table) {
        return database.sql("""
                        delete from %1$s where realm_id = :realm
                           and ctid = any(array(select ctid from %1$s where realm_id = :realm limit :batch))
                        """.formatted(table))
                .param("realm", realm.value())
                .param("batch", BATCH)
                .update();
    }
}
