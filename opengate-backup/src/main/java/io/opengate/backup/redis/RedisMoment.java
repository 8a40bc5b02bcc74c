package io.opengate.backup.redis;

import io.opengate.backup.BackupFailure;
import io.opengate.backup.installation.RedisAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A copy of Redis as it is at one moment. Redis makes it itself in a forked process, as it does for a replica ({@code
 * SYNC}; without the capability {@code eof} it forks at once, in 6.2 and 7). Writes are paused only until that process is
 * there; the copy is read afterwards.
 */
public final class RedisMoment implements AutoCloseable {

    /** Below the time that services wait for an answer. */
    private static final String PAUSE_MILLIS = "1000";

    private static final Duration FORK = Duration.ofMillis(900);
    private static final Duration QUIET = Duration.ofSeconds(60);

    private final RedisConnection control;
    private final RedisConnection copy;
    private final String version;
    private long keys;
    private long pauseMillis;

    private RedisMoment(RedisConnection control, RedisConnection copy) {
        this.control = control;
        this.copy = copy;
        this.version = control.info("server", "redis_version");
    }

    /** Connects and waits until Redis is not saving already. */
    public static RedisMoment prepare(RedisAddress address) {
        RedisConnection control = RedisConnection.to(address);
        if (control.info("cluster", "cluster_enabled").equals("1")) {
            throw new BackupFailure("a Redis Cluster cannot be copied at one moment; back up with --without-redis");
        }
        RedisMoment moment = new RedisMoment(control, RedisConnection.to(address));
        long patience = System.nanoTime() + QUIET.toNanos();
        while (moment.saves()) {
            if (System.nanoTime() > patience) {
                throw new BackupFailure("Redis has been saving by itself for a minute; try again later");
            }
            LockSupport.parkNanos(50_000_000);
        }
        return moment;
    }

    private boolean saves() {
        return control.info("persistence", "rdb_bgsave_in_progress").equals("1")
                || control.info("persistence", "aof_rewrite_in_progress").equals("1");
    }

    /** The moment: when this returns, what is in Redis now is what {@link #writeTo} will give. */
    public void fix() {
        String forks = control.info("stats", "total_forks");
        long begin = System.nanoTime();
        control.call("CLIENT", "PAUSE", PAUSE_MILLIS, "WRITE");
        try {
            keys = control.number("DBSIZE");
            copy.sync();
            while (control.info("stats", "total_forks").equals(forks)) {
                if (System.nanoTime() - begin > FORK.toNanos()) {
                    throw new BackupFailure("Redis did not begin its copy within the pause; try again");
                }
                LockSupport.parkNanos(1_000_000);
            }
        } finally {
            control.call("CLIENT", "UNPAUSE");
            pauseMillis = (System.nanoTime() - begin) / 1_000_000;
        }
    }

    /** Writes the copy, an RDB file. */
    public void writeTo(OutputStream out) throws IOException {
        copy.patience(Duration.ofMinutes(10));
        copy.copy(out);
    }

    /** Version of Redis. */
    public String version() {
        return version;
    }

    /** How many keys there were. */
    public long keys() {
        return keys;
    }

    /** How long writes waited. */
    public long pauseMillis() {
        return pauseMillis;
    }

    @Override
    public void close() {
        copy.close();
        control.close();
    }
}
