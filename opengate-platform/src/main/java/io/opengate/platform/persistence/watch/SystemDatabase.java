package io.opengate.platform.persistence.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/system/database} answers of one service's database. */
record SystemDatabase(
        String service,
        String database,
        String schema,
        String serverVersion,
        Instant sampledAt,
        long bytes,
        @Nullable Migration migration,
        Connections connections,
        List<LongRunning> longRunning,
        List<Table> tables,
        Replication replication) {

    /** The newest migration that succeeded. */
    record Migration(String version, Instant appliedAt) {}

    /** Connections to the database by what they do; {@code other} are those whose state the role may not see. */
    record Connections(long active, long idle, long idleInTransaction, long waiting, long other, long maximum) {}

    /** A query, or a transaction that is left open, older than the setting; the text has no literals. */
    record LongRunning(
            int pid,
            String state,
            double querySeconds,
            double transactionSeconds,
            @Nullable String waitEvent,
            String application,
            String query) {}

    /** A table with the rows that PostgreSQL's statistics estimate. */
    record Table(String name, long rows, long deadRows, long bytes, long indexBytes) {}

    /** {@code visible} is false where the role may not see how far the followers are. */
    record Replication(
            boolean inRecovery, boolean visible, @Nullable Long walBytes, List<Standby> standbys, List<Slot> slots) {}

    /** A server that follows. */
    record Standby(
            String name,
            @Nullable Boolean streaming,
            @Nullable Long lagBytes,
            @Nullable Double lagSeconds) {}

    /** A replication slot and what it keeps of the log. */
    record Slot(String name, boolean active, long retainedBytes) {}

    static SystemDatabase of(String service, DatabaseSample sample) {
        DatabaseSample.Migration migration = sample.migration();
        return new SystemDatabase(
                service,
                sample.server().database(),
                sample.server().schema(),
                sample.server().version(),
                sample.takenAt(),
                sample.work().bytes(),
                migration == null ? null : new Migration(migration.version(), migration.appliedAt()),
                connections(sample.sessions()),
                sample.queries().stream().map(SystemDatabase::longRunning).toList(),
                sample.tables().stream().map(SystemDatabase::table).toList(),
                replication(sample));
    }

    private static Connections connections(DatabaseSample.Sessions sessions) {
        return new Connections(
                sessions.active(),
                sessions.idle(),
                sessions.idleInTransaction(),
                sessions.waiting(),
                sessions.other(),
                sessions.maximum());
    }

    private static LongRunning longRunning(DatabaseSample.LongQuery query) {
        return new LongRunning(
                query.pid(),
                query.state(),
                query.querySeconds(),
                query.transactionSeconds(),
                query.waitEvent(),
                query.application(),
                query.query());
    }

    private static Table table(DatabaseSample.Table table) {
        return new Table(table.name(), table.rows(), table.deadRows(), table.bytes(), table.indexBytes());
    }

    private static Replication replication(DatabaseSample sample) {
        DatabaseSample.Replication replication = sample.replication();
        return new Replication(
                sample.server().inRecovery(),
                sample.server().seesOthers(),
                replication.walBytes(),
                replication.standbys().stream()
                        .map(standby -> new Standby(
                                standby.name(), standby.streaming(), standby.lagBytes(), standby.lagSeconds()))
                        .toList(),
                replication.slots().stream()
                        .map(slot -> new Slot(slot.name(), slot.active(), slot.retainedBytes()))
                        .toList());
    }
}
