package io.opengate.testkit.isolation;

import io.opengate.testkit.postgresql.EmbeddedPostgresql;
import io.opengate.testkit.postgresql.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements again, as the application's role and in a realm's scope, each undone at once, in one transaction that
 * is rolled back: so it may begin with rows taken away or added, and nobody else sees any of it.
 */
final class Replay implements AutoCloseable {

    private final Connection connection;
    private final TestDatabase database;
    private final String othersRows;

    private Replay(TestDatabase database, Catalogue catalogue) throws SQLException {
        this.database = database;
        this.connection = DriverManager.getConnection(EmbeddedPostgresql.url(database.name()));
        this.connection.setAutoCommit(false);
        this.othersRows = catalogue.ofTenants().stream()
                .map(table ->
                        "select '%1$s', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %1$s t where realm_id = '%2$s'"
                                .formatted(table.name(), RowValues.OTHER))
                .collect(Collectors.joining(" union all "));
    }

    /** On the database as it is, once these statements have run as its superuser. */
    static Replay after(TestDatabase database, Catalogue catalogue, List<String> preparations) {
        try {
            Replay replay = new Replay(database, catalogue);
            try (Statement statement = replay.connection.createStatement()) {
                statement.execute("set local lock_timeout = '10s'");
                for (String preparation : preparations) {
                    statement.execute(preparation);
                }
            }
            return replay;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With everything of the other realm taken away. */
    static Replay withoutTheOther(TestDatabase database, Catalogue catalogue) {
        return emptied(database, catalogue, " where realm_id = '" + RowValues.OTHER + "'");
    }

    /** With no rows of any realm. */
    static Replay withoutAny(TestDatabase database, Catalogue catalogue) {
        return emptied(database, catalogue, "");
    }

    private static Replay emptied(TestDatabase database, Catalogue catalogue, String which) {
        List<String> statements = new ArrayList<>(List.of("set local session_replication_role = replica"));
        catalogue.ofTenants().forEach(table -> statements.add("delete from " + table.name() + which));
        statements.add("set local session_replication_role = origin");
        return after(database, catalogue, statements);
    }

    /**
     * What came of a statement.
     *
     * @param result the rows in a fixed order, the number of changed rows, or {@code refused} with the SQL state
     * @param others digest of the other realm's rows afterwards
     */
    record Outcome(String result, String others) {

        boolean isRefusedByPolicy() {
            return result.equals("refused 42501");
        }
    }

    /** Runs it as the application's role. */
    Outcome run(Recorded statement, @Nullable UUID scope) {
        return undone(statement, scope, "set local session authorization " + database.application());
    }

    /** Runs it as a role that no policy binds. */
    Outcome runUnbound(Recorded statement, @Nullable UUID scope) {
        return undone(statement, scope, "reset session authorization");
    }

    private Outcome undone(Recorded statement, @Nullable UUID scope, String role) {
        try {
            Savepoint before = connection.setSavepoint();
            try (Statement plain = connection.createStatement()) {
                plain.execute(role);
                plain.execute("select set_config('opengate.realm', '%s', true)".formatted(scope == null ? "" : scope));
                String result = execute(statement);
                plain.execute("reset session authorization");
                return new Outcome(result, others());
            } catch (SQLException refused) {
                connection.rollback(before);
                return new Outcome("refused " + state(refused), others());
            } finally {
                connection.rollback(before);
                connection.releaseSavepoint(before);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statement.toString(), e);
        }
    }

    private static String state(SQLException refused) {
        return refused.getSQLState() == null ? refused.toString() : refused.getSQLState();
    }

    private String execute(Recorded recorded) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(recorded.sql())) {
            for (int index = 1; index <= recorded.bindings().size(); index++) {
                recorded.bindings().get(index - 1).set(statement, index);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount() + " rows changed";
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<String> lines = lines(rows);
                Collections.sort(lines);
                return String.join("\n", lines);
            }
        }
    }

    /** The answer as lines, of a statement that the application's role may run in that scope. */
    List<String> answer(Recorded recorded, UUID scope) {
        try {
            Savepoint before = connection.setSavepoint();
            try (Statement plain = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(recorded.sql())) {
                plain.execute("set local session authorization " + database.application());
                plain.execute("select set_config('opengate.realm', '%s', true)".formatted(scope));
                for (int index = 1; index <= recorded.bindings().size(); index++) {
                    recorded.bindings().get(index - 1).set(statement, index);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return lines(rows);
                }
            } finally {
                connection.rollback(before);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(recorded.toString(), e);
        }
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                values.add(String.valueOf(rows.getString(column)));
            }
            lines.add(String.join(" ", values));
        }
        return lines;
    }

    private String others() throws SQLException {
        if (othersRows.isEmpty()) {
            return "";
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(othersRows)) {
            return String.join("\n", lines(rows));
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
