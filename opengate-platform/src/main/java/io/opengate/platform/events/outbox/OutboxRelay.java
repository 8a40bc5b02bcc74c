package io.opengate.platform.events.outbox;

import io.opengate.platform.events.Event;
import io.opengate.platform.persistence.WriteFencedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what the outbox holds to the stream, in order and at least once. Every instance has one; the lease row lets one
 * work at a time. Woken by a commit, and looking by itself for what a crash or another instance left.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** Stops after the web server, so that what the last requests changed is sent, and before Redis. */
    private static final int PHASE = 1_000;

    private final UUID self = UUID.randomUUID();
    private final String source;
    private final OutboxRows rows;
    private final OutboxStream stream;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);

    private volatile OutboxRows.Backlog backlog = new OutboxRows.Backlog(0, Instant.EPOCH);
    private volatile boolean running;
    private @Nullable Thread worker;
    private Instant nextUpkeep = Instant.EPOCH;

    OutboxRelay(String source, OutboxRows rows, OutboxStream stream, OutboxSettings settings, Clock clock) {
        this.source = source;
        this.rows = rows;
        this.stream = stream;
        this.settings = settings;
        this.clock = clock;
    }

    /** Has the relay look at once. */
    void wake() {
        wake.release();
    }

    /** How long the oldest unsent event has waited, in seconds; as of the last look. */
    double lagSeconds() {
        OutboxRows.Backlog now = backlog;
        return now.unsent() == 0
                ? 0
                : Math.max(0, Duration.between(now.oldest(), clock.instant()).toMillis() / 1000.0);
    }

    /** How many events wait to be sent; as of the last look. */
    double unsent() {
        return backlog.unsent();
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("outbox-relay-" + source).start(this::work);
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

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void work() {
        Duration pause = settings.retryMax().dividedBy(100);
        while (running) {
            try {
                boolean woken = wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                relay(woken);
                pause = settings.retryMax().dividedBy(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                pause = retryAfter(pause, e);
            }
        }
    }

    private void relay(boolean woken) {
        if (!woken) {
            look();
            upkeep();
        }
        if (woken || backlog.unsent() > 0) {
            send();
        }
    }

    /** Sends until nothing is left, or until another relay is at work. */
    void send() {
        List<Event> batch;
        do {
            batch = rows.claim(self, settings.lease(), settings.batch());
            if (!batch.isEmpty()) {
                stream.append(batch);
                rows.sent(self, batch.getLast().sequence());
            }
        } while (running && batch.size() == settings.batch());
        if (backlog.unsent() > 0) {
            look();
        }
    }

    private void look() {
        backlog = rows.backlog(clock.instant());
    }

    private void upkeep() {
        Instant now = clock.instant();
        if (now.isBefore(nextUpkeep)) {
            return;
        }
        nextUpkeep = now.plus(settings.upkeepInterval());
        long confirmed = stream.confirmed(source);
        if (confirmed > 0) {
            rows.confirmed(confirmed);
        }
        rows.expireKeys(now.minus(settings.keyLifetime()));
    }

    private Duration retryAfter(Duration pause, RuntimeException failure) {
        if (running) {
            LOG.atLevel(WriteFencedException.causes(failure) ? Level.DEBUG : Level.WARN)
                    .log("events of {} wait, next try in {}: {}", source, pause, failure.toString());
            wake.drainPermits();
            try {
                wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.retryMax()) > 0 ? settings.retryMax() : doubled;
    }
}
