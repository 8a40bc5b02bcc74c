package io.opengate.notification.trail.redis;

import io.opengate.notification.trail.Confirmations;
import io.opengate.notification.trail.RecordEvents;
import io.opengate.notification.trail.RepairTrail;
import io.opengate.notification.trail.TrailSettings;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.EventListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Moves events from the stream into the trail: recorded, then confirmed, then acknowledged, so that a crash at any point
 * only repeats work. Reads in batches, since sign-ins and tokens come in thousands.
 */
@Component
class TrailConsumer implements SmartLifecycle, EventListener {

    private static final Logger LOG = LoggerFactory.getLogger(TrailConsumer.class);

    private final TrailStream stream;
    private final RecordEvents recordEvents;
    private final Confirmations confirmations;
    private final TrailSettings settings;
    private final Rounds rounds;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread worker;

    TrailConsumer(
            TrailStream stream,
            RecordEvents recordEvents,
            RepairTrail repair,
            Confirmations confirmations,
            TrailSettings settings) {
        this.stream = stream;
        this.recordEvents = recordEvents;
        this.confirmations = confirmations;
        this.settings = settings;
        this.rounds = new Rounds(repair, settings);
    }

    @Override
    public void on(Event event) {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("trail").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread ending = worker;
        if (ending != null) {
            try {
                ending.join(settings.retryMax());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        Duration first = settings.retryMax().dividedBy(100);
        Duration pause = first;
        boolean recovered = false;
        while (running) {
            try {
                if (!recovered) {
                    stream.createGroup();
                    finishUnfinished();
                    recovered = true;
                }
                step();
                pause = first;
            } catch (RuntimeException e) {
                recovered = false;
                if (running) {
                    LOG.warn("the trail waits, next try in {}: {}", pause, e.toString());
                    sleep(pause);
                }
                pause = pause.multipliedBy(2).compareTo(settings.retryMax()) > 0
                        ? settings.retryMax()
                        : pause.multipliedBy(2);
            }
        }
    }

    private void step() {
        TrailStream.Batch batch = stream.fresh(settings.batch());
        take(batch);
        rounds.due();
        if (batch.ids().size() < settings.batch()) {
            sleep(settings.pollInterval());
        }
    }

    private void finishUnfinished() {
        String last = "0";
        TrailStream.Batch batch;
        do {
            batch = stream.unfinished(last, settings.batch());
            take(batch);
            last = batch.isEmpty() ? last : batch.ids().getLast();
        } while (!batch.isEmpty() && running);
    }

    private void take(TrailStream.Batch batch) {
        if (!batch.events().isEmpty()) {
            recordAll(batch.events());
        }
        stream.acknowledge(batch);
    }

    private void recordAll(List<Event> events) {
        try {
            recordEvents.record(events).forEach(confirmations::confirm);
        } catch (DataIntegrityViolationException e) {
            LOG.warn("{} events are recorded one by one: {}", events.size(), e.toString());
            events.forEach(this::recordAlone);
        }
    }

    private void recordAlone(Event event) {
        try {
            recordEvents.record(List.of(event)).forEach(confirmations::confirm);
        } catch (DataIntegrityViolationException e) {
            LOG.error("event {} of {} cannot be recorded", event.id(), event.source(), e);
        }
    }

    private void sleep(Duration longest) {
        try {
            if (wake.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** The trail's looks at itself, each due after its own time, apart from the stream: a source may be slow to answer. */
    private static final class Rounds {

        private final RepairTrail repair;
        private final TrailSettings settings;
        private final AtomicBoolean busy = new AtomicBoolean();
        private long nextRepair = System.nanoTime();
        private long nextReview = System.nanoTime();

        Rounds(RepairTrail repair, TrailSettings settings) {
            this.repair = repair;
            this.settings = settings;
        }

        void due() {
            long now = System.nanoTime();
            if (now - nextRepair >= 0 && busy.compareAndSet(false, true)) {
                boolean review = now - nextReview >= 0;
                nextRepair = now + settings.repairInterval().toNanos();
                nextReview = review ? now + settings.reviewInterval().toNanos() : nextReview;
                Thread.ofVirtual().name("trail-repair").start(() -> look(review));
            }
        }

        private void look(boolean review) {
            try {
                if (review) {
                    repair.review();
                }
                repair.closeGaps();
            } catch (RuntimeException e) {
                LOG.warn("the trail could not look for gaps: {}", e.toString());
            } finally {
                busy.set(false);
            }
        }
    }
}
