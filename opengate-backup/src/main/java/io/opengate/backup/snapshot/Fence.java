package io.opengate.backup.snapshot;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.Database;
import io.opengate.backup.manifest.Digests;
import io.opengate.backup.manifest.SequenceValue;
import io.opengate.platform.persistence.WriteFence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * The write fence of one PostgreSQL database, and a snapshot taken behind it. While the fence is held every service refuses
 * writes with 503 (each transaction that may write first tries the same advisory lock, shared). The end of the connection takes
 * the fence away: at once where this program dies, within seconds where its host or network vanishes or it hangs, since the
 * server itself looks after the connection while the fence stands.
 */
final class Fence implements AutoCloseable {

    /** Transactions of which each could get another backend of a pooler. */
    private static final int TRIES = 3;

    /** What the server does while the fence stands, where nothing is heard of this program: five seconds and it is gone. */
    private static final List<String> WATCHED = List.of(
            "set tcp_keepalives_idle = 2",
            "set tcp_keepalives_interval = 1",
            "set tcp_keepalives_count = 3",
            "set tcp_user_timeout = 5000");

    private static final Duration HANGS = Duration.ofSeconds(5);

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
            try {
                fence.requireOwnBackend();
                fence.forGood();
                fence.execute("set statement_timeout = 0");
                return fence;
            } catch (SQLException | BackupFailure failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException e) {
            throw new BackupFailure(
                    "the database " + database.name() + " on " + database.server() + " cannot be reached as "
                            + database.owner().user(),
                    e);
        }
    }

    /** A pooler would leave the lock with one of its backends when this connection has ended, or for the next who gets it. */
    private void requireOwnBackend() throws SQLException {
        Set<String> backends = new TreeSet<>();
        backends.add(Integer.toString(connection.unwrap(PGConnection.class).getBackendPID()));
        for (int i = 0; i < TRIES; i++) {
            backends.add(query("select pg_backend_pid()::text"));
        }
        if (backends.size() > 1) {
            throw new BackupFailure(
                    "between this program and the database " + database.name() + " on " + database.server()
                            + " is a pooler (PgBouncer?), with which the write fence could stay for ever: connect to PostgreSQL"
                            + " itself");
        }
    }

    /** The fence may stand for that long and a few seconds; then the server ends a connection that says nothing. */
    private void watch(Duration patience) throws SQLException {
        for (String setting : WATCHED) {
            execute(setting);
        }
        long silence = patience.plus(HANGS).toMillis();
        execute("set idle_session_timeout = " + silence);
        execute("set idle_in_transaction_session_timeout = " + silence);
    }

    /** Without the fence the snapshot may stay for hours, and a network that is away for a while ends nothing. */
    private void forGood() throws SQLException {
        for (String setting : WATCHED) {
            execute(setting.replaceFirst("set (\\w+) = .*", "reset $1"));
        }
        execute("set idle_session_timeout = 0");
        execute("set idle_in_transaction_session_timeout = 0");
    }

    /** From now on no write begins here; waits until those under way have ended, for that long at most. */
    void raise(Duration patience) {
        try {
            watch(patience);
            execute("set lock_timeout = " + patience.toMillis());
            execute("select pg_advisory_lock(" + WriteFence.KEY + ")");
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
                if (!query("select pg_advisory_unlock(" + WriteFence.KEY + ")::text")
                        .equals("true")) {
                    throw new BackupFailure("the fence of " + database.name() + " had gone before its end");
                }
                held = false;
                forGood();
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
