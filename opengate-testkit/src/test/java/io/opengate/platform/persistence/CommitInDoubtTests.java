package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A commit whose answer is lost may have happened: who asked must not be shown an older state from a replica. */
class CommitInDoubtTests {

    private final TestDatabase database = EmbeddedPostgresql.create("doubt");
    private final List<String> heard = new ArrayList<>();
    private final RealmDataSource source = RealmDataSource.ofPrimary(
            new DriverManagerDataSource(database.url(), database.application(), database.applicationPassword()),
            new Heard());

    @Test
    void aCommitThatIsNotAnsweredIsHeardOf() throws SQLException {
        assertThatThrownBy(() -> commit(false, true)).isInstanceOf(SQLException.class);

        assertThat(heard).containsExactly("in doubt", "released");
    }

    @Test
    void aCommitThatIsAnsweredIsNotInDoubt() throws SQLException {
        commit(false, false);

        assertThat(heard).containsExactly("ended", "released");
    }

    @Test
    void aTransactionThatOnlyReadsLeavesNoDoubt() {
        assertThatThrownBy(() -> commit(true, true)).isInstanceOf(SQLException.class);

        assertThat(heard).isEmpty();
    }

    private void commit(boolean readOnly, boolean lost) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            int backend = RealmScope.call(RealmId.of(UUID.randomUUID()), () -> backend(connection));
            if (lost) {
                EmbeddedPostgresql.execute("postgres", List.of("select pg_terminate_backend(" + backend + ")"));
            }
            connection.commit();
        }
    }

    private static int backend(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Heard implements TransactionEnds {

        @Override
        public void ended(Connection connection) {
            heard.add("ended");
        }

        @Override
        public void inDoubt() {
            heard.add("in doubt");
        }

        @Override
        public void released() {
            heard.add("released");
        }
    }
}
