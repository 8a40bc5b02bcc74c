package io.opengate.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Events that may wait: written in batches, kept while Redis is away, dropped and counted when too many wait. */
final class LaterEvents implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LaterEvents.class);

    private final BlockingQueue<Event> waiting;
    private final EventStreamWriter writer;
    private final EventSettings settings;
    private final Counter drops;
    private volatile @Nullable Thread flusher;

    LaterEvents(EventStreamWriter writer, EventSettings settings, MeterRegistry meters) {
        this.writer = writer;
        this.settings = settings;
        this.waiting = new ArrayBlockingQueue<>(settings.queueSize());
        this.drops = Counter.builder("opengate.events.dropped")
                .description("Events that were lost because too many waited")
                .register(meters);
        Gauge.builder("opengate.events.waiting", waiting, BlockingQueue::size)
                .description("Events that wait to be written")
                .register(meters);
    }

    void add(Event event) {
        if (!waiting.offer(event)) {
            drops.increment();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("events-later").unstarted(this::run);
        flusher = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = flusher;
        flusher = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join();
            flushAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            drops.increment(waiting.size());
            log.error("{} events are lost with this process: {}", waiting.size(), e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return flusher != null;
    }

    @Override
    public int getPhase() {
        return EventStream.PHASE;
    }

    private void run() {
        List<Event> batch = new ArrayList<>();
        while (Thread.currentThread().equals(flusher) || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    collect(batch);
                }
                writer.appendQuietly(batch);
                batch.clear();
            } catch (InterruptedException stopping) {
                flushRest(batch);
                return;
            } catch (RuntimeException e) {
                if (flusher == null) {
                    flushRest(batch);
                    return;
                }
                log.warn("{} events wait for Redis: {}", batch.size() + waiting.size(), e.toString());
                LockSupport.parkNanos(settings.flushInterval().toNanos());
            }
        }
    }

    private void collect(List<Event> batch) throws InterruptedException {
        batch.add(waiting.take());
        long until = System.nanoTime() + settings.flushInterval().toNanos();
        while (batch.size() < settings.flushSize()) {
            Event next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void flushRest(List<Event> batch) {
        Thread.interrupted(); // the write must not be interrupted too
        try {
            writer.appendQuietly(batch);
        } catch (RuntimeException e) {
            drops.increment(batch.size());
            log.error("{} events are lost with this process: {}", batch.size(), e.toString());
        }
    }

    private void flushAll() {
        List<Event> batch = new ArrayList<>();
        while (waiting.drainTo(batch, settings.flushSize()) > 0) {
            writer.appendQuietly(batch);
            batch.clear();
        }
    }
}
