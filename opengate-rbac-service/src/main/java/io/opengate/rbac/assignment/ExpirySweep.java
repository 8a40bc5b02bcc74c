package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.role.Stamps;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Visits the realms where assignments have expired. Several instances may sweep at once: a row that another one deleted
 * first is a conflict of versions, and the next sweep finds what is left.
 */
@Component
class ExpirySweep {

    private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final EndExpired endExpired;
    private final Stamps stamps;

    ExpirySweep(JdbcClient database, TransactionTemplate transactions, EndExpired endExpired, Stamps stamps) {
        this.database = database;
        this.transactions = transactions;
        this.endExpired = endExpired;
        this.stamps = stamps;
    }

    /** Ends what has expired in every realm; a database that is away is tried again the next time. */
    void sweep() {
        try {
            realms().forEach(realm -> RealmScope.run(realm, () -> endExpired.end(realm)));
        } catch (ObjectOptimisticLockingFailureException anotherInstance) {
            LOG.debug("another instance ended the same assignments");
        } catch (DataAccessException | CannotCreateTransactionException unavailable) {
            LOG.warn("expired assignments could not be ended: {}", unavailable.toString());
        }
    }

    private List<RealmId> realms() {
        List<RealmId> realms = transactions.execute(
                status -> database.sql("select realm from assignment_expired_realms(:now) as realm")
                        .param("now", Timestamp.from(stamps.now()))
                        .query((row, number) -> new RealmId(row.getObject("realm", UUID.class)))
                        .list());
        return realms == null ? List.of() : realms;
    }
}
