package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** The server is away, and the work takes the failure for an answer, as Hibernate's {@code find()} does. */
class LostConnectionTests {

    private final DataSource away = new AbstractDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLTransientConnectionException("no connection in time");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    };

    @Test
    void theCommitSaysSo() {
        DataSource source = lazily(RealmDataSource.ofPrimary(away, TransactionEnds.UNHEARD));

        assertThatThrownBy(() -> transaction(source).executeWithoutResult(unit -> find(source)))
                .isInstanceOf(DataAccessResourceFailureException.class)
                .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
    }

    @Test
    void aReplicasAbsenceIsNotTheTransactions() {
        DataSource source = lazily(RealmDataSource.ofReplica(away, Opening.PLAIN));

        transaction(source).executeWithoutResult(unit -> find(source));
    }

    @Test
    void workThatWantedToBeRolledBackIsNoLoss() {
        DataSource source = lazily(RealmDataSource.ofPrimary(away, TransactionEnds.UNHEARD));
        TransactionTemplate transaction = transaction(source);

        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        unit -> transaction.executeWithoutResult(inner -> inner.setRollbackOnly())))
                .isInstanceOf(UnexpectedRollbackException.class)
                .hasNoCause();
    }

    @Test
    void anotherTransactionHearsNothingOfIt() {
        DataSource source = lazily(RealmDataSource.ofPrimary(away, TransactionEnds.UNHEARD));
        TransactionTemplate transaction = transaction(source);
        assertThatThrownBy(() -> transaction.executeWithoutResult(unit -> find(source)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(transaction.<String>execute(unit -> "done")).isEqualTo("done");
    }

    private static TransactionTemplate transaction(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private static void find(DataSource source) {
        try {
            JdbcClient.create(source).sql("select 1").query().singleValue();
        } catch (DataAccessException takenForAnAnswer) {
            assertThat(takenForAnAnswer).hasRootCauseInstanceOf(SQLTransientConnectionException.class);
        }
    }

    private static DataSource lazily(DataSource source) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(source);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }
}
