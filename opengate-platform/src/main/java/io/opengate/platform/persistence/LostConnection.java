package io.opengate.platform.persistence;

import java.sql.SQLException;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction whose connection was lost, or never got: it is told so before its commit, at the latest. Hibernate's
 * {@code find()} answers that there is nothing where its connection breaks (HHH-12472), and the commit would fail as if
 * the work had wanted to be rolled back.
 */
final class LostConnection implements TransactionSynchronization {

    private final SQLException failure;

    private LostConnection(SQLException failure) {
        this.failure = failure;
    }

    /** Notes that the current transaction, if there is one, cannot commit any more. */
    static void noticed(SQLException failure) {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(new LostConnection(failure));
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        throw new DataAccessResourceFailureException("the connection to the database was lost", failure);
    }
}
