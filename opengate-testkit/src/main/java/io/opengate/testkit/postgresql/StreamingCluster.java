package io.opengate.testkit.postgresql;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A real primary and a real standby that streams from it, each at a loopback address and port of its own. A test that
 * breaks one of them uses a cluster of its own.
 */
public final class StreamingCluster implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final PostgresqlServer primary;
    private final PostgresqlServer replica;

    private StreamingCluster(PostgresqlServer primary, PostgresqlServer replica) {
        this.primary = primary;
        this.replica = replica;
    }

    /** Starts both servers; the replica has replayed all that the primary has. */
    public static StreamingCluster start() {
        PostgresqlServer primary = PostgresqlServer.primary("127.0.0.11");
        PostgresqlServer replica = PostgresqlServer.standbyOf(primary, "127.0.0.12", "replica");
        return new StreamingCluster(primary, replica);
    }

    /** The server that is written to. */
    public PostgresqlServer primary() {
        return primary;
    }

    /** The server that follows it. */
    public PostgresqlServer replica() {
        return replica;
    }

    /** Makes an empty database on the primary, with an owner and a role for the application, and waits for the replica. */
    public TestDatabase create(String prefix) {
        String name = prefix + "_" + COUNT.incrementAndGet();
        TestDatabase database = TestDatabase.named(primary.host(), primary.port(), name, "public");
        database.provision((where, statements) -> primary.execute(where, statements.toArray(String[]::new)));
        awaitReplay();
        return database;
    }

    /** The settings that make a service read from the replica. */
    public Map<String, Object> replicaSettings() {
        return Map.of("POSTGRES_READONLY_HOST", replica.host(), "POSTGRES_READONLY_PORT", replica.port());
    }

    /** The replica applies each commit that much later; zero for at once. */
    public void lag(Duration delay) {
        replica.set("recovery_min_apply_delay", delay.toMillis() + "ms");
    }

    /** The replica receives and does not replay any more. */
    public void pauseReplay() {
        replica.query("postgres", "select pg_wal_replay_pause()");
        await("pg_get_wal_replay_pause_state() = 'paused'");
    }

    /** The replica replays again. */
    public void resumeReplay() {
        replica.query("postgres", "select pg_wal_replay_resume()");
    }

    /** Waits until the replica has replayed all that the primary has written so far. */
    public void awaitReplay() {
        String written = primary.query("postgres", "select pg_current_wal_flush_lsn()");
        await("pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn");
    }

    private void await(String condition) {
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (!replica.query("postgres", "select " + condition).equals("t")) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the replica does not come to " + condition);
            }
            LockSupport.parkNanos(20_000_000L);
        }
    }

    @Override
    public void close() {
        replica.close();
        primary.close();
    }
}
