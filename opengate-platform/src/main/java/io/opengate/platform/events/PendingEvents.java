package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The relay of Redis services: moves events from pending lists, where a script left them with the change, to the stream.
 * At least once: an entry leaves its list after the stream has it.
 */
final class PendingEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PendingEvents.class);

    static final Duration LIFETIME = Duration.ofDays(7);

    private static final int QUEUE = 10_000;

    private final BlockingQueue<String> keys = new ArrayBlockingQueue<>(QUEUE);
    private final PendingLists lists;
    private final EventStreamWriter writer;
    private final Duration sweepInterval;
    private volatile @Nullable Thread relay;

    PendingEvents(PendingLists lists, EventStreamWriter writer, EventSettings settings) {
        this.lists = lists;
        this.writer = writer;
        this.sweepInterval = settings.sweepInterval();
    }

    static String key(RealmId realm, String tag) {
        return "og:" + realm + ":pending:{" + tag + "}";
    }

    /** Where too many wait, the sweep finds the rest. */
    void forward(String key) {
        if (!keys.offer(key)) {
            log.debug("too many pending lists: leaving {} to the sweep", key);
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("events-relay").unstarted(this::run);
        relay = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = relay;
        relay = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return relay != null;
    }

    @Override
    public int getPhase() {
        return EventStream.PHASE;
    }

    private void run() {
        long nextSweep = System.nanoTime();
        while (Thread.currentThread().equals(relay)) {
            try {
                String key = keys.poll(Math.max(0, nextSweep - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (key == null) {
                    nextSweep = System.nanoTime() + sweepInterval.toNanos();
                    lists.sweep(this::move);
                } else {
                    move(key);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException e) {
                log.warn("pending events wait for Redis: {}", e.toString());
            }
        }
    }

    private void move(String key) {
        List<String> entries;
        do {
            entries = lists.peek(key);
            writer.append(lists.decode(key, entries));
            lists.remove(key, entries);
        } while (entries.size() == PendingLists.BATCH);
    }
}
