package io.opengate.platform.time;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Asks Redis for its time, every second and first of all before anything is served. In a cluster it asks the node that holds
 * the event stream, whose clock the stream's ids have.
 */
final class ReferenceTime implements SmartLifecycle {

    /** Before the event stream and everything that serves requests. */
    static final int PHASE = 900;

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceTime.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final byte[] SCRIPT =
            "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)".getBytes(UTF_8);
    private static final byte[] KEY = "opengate:events".getBytes(UTF_8);

    private final RedisConnectionFactory connections;
    private final SharedClock clock;
    private boolean trusted = true;
    private volatile @Nullable Thread asking;

    ReferenceTime(RedisConnectionFactory connections, SharedClock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public void start() {
        ask();
        Thread thread = Thread.ofPlatform().daemon().name("reference-time").unstarted(this::run);
        asking = thread;
        thread.start();
    }

    private void run() {
        while (Thread.currentThread().equals(asking)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().equals(asking)) {
                ask();
            }
        }
    }

    private void ask() {
        try (RedisConnection connection = connections.getConnection()) {
            long asked = System.nanoTime();
            Long millis = connection.scriptingCommands().eval(SCRIPT, ReturnType.INTEGER, 1, KEY);
            long answered = System.nanoTime();
            if (millis != null) {
                clock.observe(millis, asked, answered);
                tell();
            }
        } catch (RuntimeException unreachable) {
            // time goes on by the monotonic clock; that Redis is away is said by others
            LOG.debug("Redis was not asked for its time", unreachable);
        }
    }

    private void tell() {
        boolean now = clock.trusted();
        if (trusted && !now) {
            LOG.error(
                    "clock skew: this machine's clock is {} s ahead of Redis', or that one was set back, by more than is"
                            + " tolerated: every request is refused until they agree",
                    clock.machineAhead().toMillis() / 1000.0);
        } else if (!trusted && now) {
            LOG.info("clock skew: the clocks agree again");
        }
        trusted = now;
    }

    @Override
    public void stop() {
        Thread thread = asking;
        asking = null;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
