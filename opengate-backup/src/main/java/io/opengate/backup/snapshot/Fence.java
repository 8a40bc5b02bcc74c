package io.opengate.backup.snapshot;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import io.opengate.backup.manifest.Digests;
import io.opengate.backup.manifest.SequenceValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * The write fence of one PostgreSQL database, and a snapshot taken behind it. While the fence is held every service refuses
 * writes with 503 (each transaction that may write first tries the same advisory lock, shared). If this program dies, the
 * end of its connection takes the fence away.
 */
final class Fence implements AutoCloseable {

    /** {@code opengate} in ASCII; the services know it as the write fence. */
    static final long KEY = 0x6f70656e67617465L;

    private final Connection connection;
    private final Database database;
    private boolean held;
    private List<SequenceValue> sequences = List.of();

    private Fence(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    static Fence prepare(Database database) {
        try {
            Connection connection = DriverManager.getConnection(
                    database.url(), database.owner().user(), database.owner().password());
            Fence fence = new Fence(connection, database);
            fence.execute("set idle_in_transaction_session_timeout = 0");
            fence.execute("set statement_timeout = 0");
            return fence;
        } catch (SQLException e) {
            throw new BackupFailure(
                    "the database " + database.name() + " on " + database.server() + " cannot be reached as "
                            + database.owner().user(),
                    e);
        }
    }

    /** From now on no write begins here; waits until those under way have ended, for that long at most. */
    void raise(Duration patience) {
        try {
            execute("set lock_timeout = " + patience.toMillis());
            execute("select pg_advisory_lock(" + KEY + ")");
            execute("set lock_timeout = 0");
            held = true;
        } catch (SQLException e) {
            throw new BackupFailure(
                    "writes to " + database.name()
                            + " did not end in time (a long transaction?); nothing was backed up,"
                            + " try again or wait longer with --wait <seconds>",
                    e);
        }
    }

    /** Begins the transaction that sees the database as it is now, for as long as it is open. */
    void snapshot() {
        try {
            execute("begin isolation level repeatable read, read only");
            query("select pg_current_snapshot()::text");
            sequences = new Digests(connection, database.schema()).sequences();
        } catch (SQLException e) {
            throw new BackupFailure("no snapshot of " + database.name(), e);
        }
    }

    /** Writes begin again; the snapshot stays. */
    void lower() {
        try {
            if (held) {
                query("select pg_advisory_unlock(" + KEY + ")::text");
                held = false;
            }
        } catch (SQLException e) {
            throw new BackupFailure("the fence of " + database.name() + " cannot be lowered", e);
        }
    }

    /** A name of the snapshot, with which {@code pg_dump} sees the same. */
    String export() {
        return ask("select pg_export_snapshot()");
    }

    /** How far the sequences were at the moment. */
    List<SequenceValue> sequences() {
        return sequences;
    }

    String ask(String sql) {
        try {
            return query(sql);
        } catch (SQLException e) {
            throw new BackupFailure("the database " + database.name() + " does not answer", e);
        }
    }

    Connection connection() {
        return connection;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BackupFailure("the connection to " + database.name() + " cannot be closed", e);
        }
    }
}
