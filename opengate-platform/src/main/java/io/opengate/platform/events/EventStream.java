package io.opengate.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;

/**
 * This instance's tail of the event stream: one thread with a connection of its own. It keeps the stream's heart
 * beating too: whichever instance misses the beat first writes it, so an idle suite costs one write per beat.
 *
 * <p>The thread is a platform thread on purpose: a hundred busy virtual threads must not make the instance believe that
 * the stream is silent.
 */
public final class EventStream implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    /** Before web servers and consumers start, after the connection factory. */
    static final int PHASE = 1000;

    private static final Duration FIRST_BEAT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(10);
    private static final long MAX_PAUSE_MILLIS = 1000;

    private final StreamRedis redis;
    private final EventDispatch dispatch;
    private final StreamHealth health;
    private final EventSettings settings;
    private final long beatNanos;

    private volatile @Nullable Thread tail;
    private volatile CountDownLatch caughtUp = new CountDownLatch(1);

    private @Nullable StreamId cursor;
    private String epoch = "";
    private long lastBeat;
    private long lastHousekeeping;

    EventStream(StreamRedis redis, EventDispatch dispatch, StreamHealth health, EventSettings settings) {
        this.redis = redis;
        this.dispatch = dispatch;
        this.health = health;
        this.settings = settings;
        long jitter = ThreadLocalRandom.current().nextLong(settings.heartbeat().toNanos() / 8 + 1);
        this.beatNanos = settings.heartbeat().toNanos() + jitter;
    }

    @Override
    public void start() {
        caughtUp = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().daemon().name("event-stream").unstarted(this::run);
        tail = thread;
        thread.start();
        try {
            if (!caughtUp.await(FIRST_BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("the event stream is not heard yet: starting without caches");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread running = tail;
        tail = null;
        health.lost();
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return tail != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private boolean current() {
        return Thread.currentThread().equals(tail);
    }

    private void run() {
        long pause = 50;
        while (current()) {
            try (RedisConnection connection = redis.open()) {
                resume();
                pause = 50;
                follow(connection);
            } catch (RuntimeException e) {
                if (!current()) {
                    return;
                }
                log.warn("lost the event stream, trying again: {}", e.toString());
                sleep(pause);
                pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    /** Continues where it was, or from now on with empty caches and all remembered revocations. */
    private void resume() {
        StreamRedis.Position position = redis.position();
        dispatch.endEverything(redis.notBefore());
        StreamId reached = cursor;
        boolean missed = reached == null
                || !epoch.equals(position.epoch())
                || position.last().isBefore(reached)
                || reached.isBefore(position.first());
        if (missed) {
            dispatch.dropAll();
            redis.replay(entry -> dispatch.replay(StreamEntry.of(entry)));
            dispatch.dropAll();
            cursor = position.last();
            epoch = position.epoch();
        }
        redis.beat();
        lastBeat = health.now();
    }

    private void follow(RedisConnection connection) {
        while (current()) {
            long now = health.now();
            if (now - lastBeat >= beatNanos) {
                redis.beat();
                lastBeat = now;
            }
            Duration wait = Duration.ofMillis(Math.max(10, (beatNanos - (now - lastBeat)) / 1_000_000));
            if (!read(connection, wait)) {
                return;
            }
            housekeeping();
        }
    }

    /** Reads what is new; returns false when the stream is not the one that it was or has gone silent. */
    private boolean read(RedisConnection connection, Duration wait) {
        long asked = health.now();
        List<ByteRecord> entries = fetch(connection, wait);
        long answered = Math.min(health.now(), asked + wait.plus(GRACE).toNanos());
        if (entries.isEmpty()) {
            return health.age().compareTo(settings.freshness().multipliedBy(3)) < 0 || caughtUp.getCount() > 0;
        }
        boolean beaten = false;
        for (ByteRecord raw : entries) {
            StreamEntry entry = StreamEntry.of(raw);
            if (entry.epoch() != null && !entry.epoch().equals(epoch)) {
                return false;
            }
            beaten |= entry.epoch() != null;
            dispatch.dispatch(entry);
            cursor = entry.id();
        }
        if (beaten && entries.size() < settings.batch()) {
            heard(answered);
        }
        return true;
    }

    @SuppressWarnings("unchecked") // Spring Data's variable arguments
    private List<ByteRecord> fetch(RedisConnection connection, Duration wait) {
        List<ByteRecord> entries = connection
                .streamCommands()
                .xRead(
                        StreamReadOptions.empty().block(wait).count(settings.batch()),
                        StreamOffset.create(StreamKeys.EVENTS, ReadOffset.from(String.valueOf(cursor))));
        return entries == null ? List.of() : entries;
    }

    private void heard(long at) {
        lastBeat = at;
        if (current()) {
            health.heard(at);
            caughtUp.countDown();
        }
    }

    private void housekeeping() {
        long now = health.now();
        if (now - lastHousekeeping < HOUSEKEEPING.toNanos()) {
            return;
        }
        lastHousekeeping = now;
        dispatch.forgetOld();
        long trimmed = redis.trim();
        if (trimmed > 0) {
            log.debug("trimmed {} entries of the event stream", trimmed);
        }
    }

    private void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
