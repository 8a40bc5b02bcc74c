package io.opengate.platform.persistence;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction whose connection was lost, or never got: it is told so at its end, whichever that is. Hibernate's
 * {@code find()} answers that there is nothing where its connection breaks (HHH-12472): the work would refuse what is
 * there, or the commit would fail as if the work had wanted to be rolled back.
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

    /** What the current transaction has lost; empty where it has a connection, or needed none. */
    static Optional<DataAccessResourceFailureException> ofCurrentTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(LostConnection.class::isInstance)
                .map(noticed -> ((LostConnection) noticed).told())
                .findFirst();
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        throw told();
    }

    private DataAccessResourceFailureException told() {
        return new DataAccessResourceFailureException("the connection to the database was lost", failure);
    }
}
