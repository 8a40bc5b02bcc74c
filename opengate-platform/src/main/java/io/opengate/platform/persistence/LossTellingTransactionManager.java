package io.opengate.platform.persistence;

import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Rolls back, and then tells of a connection that was lost in the transaction. What the work made of the answers it got
 * from a lost connection (that something is not there, for one) must not reach the caller.
 */
final class LossTellingTransactionManager extends JpaTransactionManager {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        Optional<DataAccessResourceFailureException> loss = LostConnection.ofCurrentTransaction();
        super.doRollback(status);
        loss.ifPresent(lost -> {
            throw lost;
        });
    }
}
