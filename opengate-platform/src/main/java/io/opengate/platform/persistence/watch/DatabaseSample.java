package io.opengate.platform.persistence.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database told at one moment.
 *
 * @param takenAt when
 * @param server which server, database and schema
 * @param sessions the connections to the database, and how long the oldest work
 * @param work what the database has done since its statistics began
 * @param queries queries and transactions that run for long, the longest first
 * @param tables the tables of the service's schema, by name
 * @param replication who follows the server
 * @param migration the newest migration that succeeded; null where its history cannot be read
 */
record DatabaseSample(
        Instant takenAt,
        Server server,
        Sessions sessions,
        Work work,
        List<LongQuery> queries,
        List<Table> tables,
        Replication replication,
        @Nullable Migration migration) {

    /**
     * The server's place.
     *
     * @param inRecovery whether it follows another server and takes no writes
     * @param seesOthers whether the role may read other roles' activity ({@code pg_read_all_stats})
     * @param seesWal whether the role may list the write-ahead log ({@code pg_monitor})
     */
    record Server(
            String version, String database, String schema, boolean inRecovery, boolean seesOthers, boolean seesWal) {}

    /**
     * Connections to the database by what they do; {@code waiting} ones wait for a lock and are not counted as active,
     * {@code other} ones are those of roles whose state this role may not see.
     */
    record Sessions(
            long active,
            long idle,
            long idleInTransaction,
            long waiting,
            long other,
            long maximum,
            double longestQuerySeconds,
            double longestTransactionSeconds) {}

    /** Cumulative figures of the whole database, and its size. */
    record Work(
            long committed,
            long rolledBack,
            long deadlocks,
            long blocksFromCache,
            long blocksFromDisk,
            long temporaryBytes,
            long bytes) {}

    /** A session that works, or keeps a transaction open, for long. */
    record LongQuery(
            int pid,
            String state,
            double querySeconds,
            double transactionSeconds,
            @Nullable String waitEvent,
            String application,
            String query) {}

    /** A table: rows as PostgreSQL's statistics estimate them, sizes in bytes. */
    record Table(String name, long rows, long deadRows, long bytes, long indexBytes) {}

    /** Who follows the server; {@code walBytes} is null where the role may not list the log. */
    record Replication(
            List<Standby> standbys,
            List<Slot> slots,
            @Nullable Long walBytes) {}

    /** A server that follows; without {@code pg_monitor} only that there is one is known. */
    record Standby(
            String name,
            @Nullable Boolean streaming,
            @Nullable Long lagBytes,
            @Nullable Double lagSeconds) {}

    /** A replication slot, and how much of the log it keeps. */
    record Slot(String name, boolean active, long retainedBytes) {}

    /** A migration as Flyway's history has it. */
    record Migration(String version, Instant appliedAt) {}
}
