package io.opengate.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.persistence.WriteFencedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Feeds one {@link DurableListener}. It reads when the tail has seen an event of interest and otherwise every few
 * seconds, without blocking commands, so it needs no connection of its own.
 */
final class DurableConsumer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(DurableConsumer.class);

    /** So many failing events mean that the listener's own store is away: reading more would only lose order. */
    private static final int MAX_FAILING = 256;

    private static final int BATCH = 100;

    private final DurableListener listener;
    private final DurableGroup group;
    private final DurableRetries retries;
    private final DurableWork work;
    private final EventSettings settings;
    private final Counter failures;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running = true;
    private long nextClaim;

    DurableConsumer(
            DurableListener listener,
            DurableGroup group,
            EventCodec codec,
            EventSettings settings,
            MeterRegistry meters) {
        this.listener = listener;
        this.group = group;
        this.settings = settings;
        this.work = new DurableWork(listener, codec);
        this.retries = new DurableRetries(settings);
        this.failures = Counter.builder("opengate.durable.failures")
                .description("Attempts of a durable listener that failed")
                .tag("listener", listener.name())
                .register(meters);
        Gauge.builder("opengate.durable.failing", retries, DurableRetries::size)
                .description("Events that a durable listener could not handle yet")
                .tag("listener", listener.name())
                .register(meters);
    }

    void wakeFor(Event event) {
        if (listener.types().isEmpty() || listener.types().contains(event.type())) {
            wake.release();
        }
    }

    void stop() {
        running = false;
        wake.release();
    }

    @Override
    public void run() {
        boolean grouped = false;
        while (running) {
            try {
                if (!grouped) {
                    group.createIfMissing();
                    grouped = true;
                }
                step();
            } catch (RuntimeException e) {
                grouped = false; // the group went with the stream, if it was that
                if (running) {
                    log.warn("durable listener {} waits for Redis: {}", group.name(), e.toString());
                    await(settings.pollInterval());
                }
            }
        }
    }

    private void step() {
        retries.due().forEach(entry -> {
            group.keep(entry.id());
            handle(List.of(entry));
        });
        int room = Math.min(BATCH, MAX_FAILING - retries.size());
        List<StreamEntry> entries = room > 0 ? group.read(room) : List.of();
        handle(entries);
        long now = System.nanoTime();
        if (now >= nextClaim && room > 0) {
            nextClaim = now + settings.claimAfter().dividedBy(2).toNanos();
            handle(group.claim(room).stream().filter(retries::isNew).toList());
        }
        if (entries.size() < room || room <= 0) {
            await(retries.untilNext(settings.pollInterval()));
        }
    }

    private void handle(List<StreamEntry> entries) {
        List<StreamId> done = new ArrayList<>(entries.size());
        try {
            for (StreamEntry entry : entries) {
                if (!running) {
                    return;
                }
                if (attempt(entry)) {
                    done.add(entry.id());
                }
            }
        } finally {
            group.acknowledge(done);
            done.forEach(retries::succeeded);
        }
    }

    private boolean attempt(StreamEntry entry) {
        try {
            work.run(entry);
            return true;
        } catch (RuntimeException e) {
            int attempts = retries.failed(entry);
            if (WriteFencedException.causes(e)) {
                log.debug("{} waits with entry {} until a backup has begun", group.name(), entry.id());
                return false;
            }
            failures.increment();
            if (e instanceof DataAccessException || attempts > 1) {
                log.warn(
                        "{} failed on entry {} for the {}. time: {}", group.name(), entry.id(), attempts, e.toString());
            } else {
                log.warn("{} failed on entry {}", group.name(), entry.id(), e);
            }
            return false;
        }
    }

    private void await(Duration longest) {
        try {
            if (wake.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
