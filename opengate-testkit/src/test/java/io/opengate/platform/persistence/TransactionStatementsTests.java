package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a transaction costs besides its own statements, without a replica: one, which is its first. */
class TransactionStatementsTests {

    private final TestDatabase database = EmbeddedPostgresql.create("statements");
    private final List<String> prepared = new ArrayList<>();
    private final RealmDataSource source = RealmDataSource.ofPrimary(new Recording(), TransactionEnds.UNHEARD);

    @Test
    void aTransactionThatMayWriteBeginsWithTheRealmAndTheFence() throws SQLException {
        work(false);

        assertThat(prepared).hasSize(3);
        assertThat(prepared.getFirst()).contains("set_config('opengate.realm'", "pg_try_advisory_xact_lock_shared");
    }

    @Test
    void aTransactionThatOnlyReadsBeginsWithTheRealmAlone() throws SQLException {
        work(true);

        assertThat(prepared).hasSize(3);
        assertThat(prepared.getFirst()).isEqualTo("select set_config('opengate.realm', ?, true)");
    }

    private void work(boolean readOnly) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            RealmScope.call(RealmId.of(UUID.randomUUID()), () -> select(connection) + select(connection));
            connection.commit();
        }
    }

    private static int select(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement("select 1")) {
            return statement.execute() ? 1 : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Recording extends DriverManagerDataSource {

        Recording() {
            super(database.url(), database.application(), database.applicationPassword());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection target = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Recording.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        if (method.getName().startsWith("prepare")
                                || method.getName().equals("createStatement")) {
                            prepared.add(String.valueOf(arguments == null ? "" : arguments[0]));
                        }
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
