package io.opengate.testkit.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A real primary and one real standby or more that stream from it, each at a loopback address and port of its own. A test that
 * breaks one of them uses a cluster of its own.
 */
public final class StreamingCluster implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final PostgresqlServer primary;
    private final List<PostgresqlServer> replicas;

    private StreamingCluster(PostgresqlServer primary, List<PostgresqlServer> replicas) {
        this.primary = primary;
        this.replicas = replicas;
    }

    /** Starts both servers; the replica has replayed all that the primary has. */
    public static StreamingCluster start() {
        return start(1);
    }

    /** Starts a primary and so many replicas; they have replayed all that the primary has. */
    public static StreamingCluster start(int count) {
        PostgresqlServer primary = PostgresqlServer.primary("127.0.0.11");
        List<PostgresqlServer> replicas = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            replicas.add(PostgresqlServer.standbyOf(primary, "127.0.0." + (12 + n), "replica" + n));
        }
        return new StreamingCluster(primary, List.copyOf(replicas));
    }

    /** The server that is written to. */
    public PostgresqlServer primary() {
        return primary;
    }

    /** The server that follows it; the first of several. */
    public PostgresqlServer replica() {
        return replicas.getFirst();
    }

    /** All servers that follow it. */
    public List<PostgresqlServer> replicas() {
        return replicas;
    }

    /** Makes an empty database on the primary, with an owner and a role for the application, and waits for the replica. */
    public TestDatabase create(String prefix) {
        String name = prefix + "_" + COUNT.incrementAndGet();
        TestDatabase database = TestDatabase.named(primary.host(), primary.port(), name, "public");
        database.provision((where, statements) -> primary.execute(where, statements.toArray(String[]::new)));
        awaitReplay();
        return database;
    }

    /** The settings that make a service read from the replicas. */
    public Map<String, Object> replicaSettings() {
        return Map.of(
                "POSTGRES_READONLY_HOST",
                replicas.stream()
                        .map(server -> server.host() + ":" + server.port())
                        .collect(Collectors.joining(",")));
    }

    /** The first replica applies each commit that much later; zero for at once. */
    public void lag(Duration delay) {
        replica().set("recovery_min_apply_delay", delay.toMillis() + "ms");
    }

    /** The first replica receives and does not replay any more. */
    public void pauseReplay() {
        replica().query("postgres", "select pg_wal_replay_pause()");
        await(replica(), "pg_get_wal_replay_pause_state() = 'paused'");
    }

    /** The first replica replays again. */
    public void resumeReplay() {
        replica().query("postgres", "select pg_wal_replay_resume()");
    }

    /** Waits until every replica has replayed all that the primary has written so far. */
    public void awaitReplay() {
        String written = primary.query("postgres", "select pg_current_wal_flush_lsn()");
        replicas.forEach(replica -> await(replica, "pg_last_wal_replay_lsn() >= '" + written + "'::pg_lsn"));
    }

    private static void await(PostgresqlServer replica, String condition) {
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
        replicas.forEach(PostgresqlServer::close);
        primary.close();
    }
}
