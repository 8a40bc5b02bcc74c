package io.opengate.notification.delivery;

import io.opengate.platform.persistence.TenantKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes deliveries that are due and tries them, some at once. Every instance has one. */
@Component
class DeliveryWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private final DueDeliveries due;
    private final AttemptDelivery attemptDelivery;
    private final DeliverySettings settings;
    private final Semaphore free;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread worker;

    DeliveryWorker(DueDeliveries due, AttemptDelivery attemptDelivery, DeliverySettings settings) {
        this.due = due;
        this.attemptDelivery = attemptDelivery;
        this.settings = settings;
        this.free = new Semaphore(settings.parallel());
    }

    @TransactionalEventListener
    void accepted(SendMessage.Accepted message) {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        if (settings.paused()) {
            LOG.warn("deliveries are paused: messages wait until this is switched off");
            return;
        }
        worker = Thread.ofVirtual().name("deliveries").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        Thread ending = worker;
        try {
            if (ending != null) {
                ending.join(Duration.ofSeconds(5));
            }
            boolean finished =
                    free.tryAcquire(settings.parallel(), settings.timeout().toSeconds(), TimeUnit.SECONDS);
            LOG.debug("deliveries under way at the end: {}", finished ? "none" : "some");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!startSome() && wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                running = false;
            } catch (RuntimeException e) {
                LOG.warn("deliveries wait: {}", e.toString());
                pause();
            }
        }
    }

    /** Returns whether more may be due. */
    private boolean startSome() throws InterruptedException {
        free.acquire();
        int room = 1 + free.drainPermits();
        int started = 0;
        try {
            List<TenantKey> claimed = due.claim(room);
            for (TenantKey key : claimed) {
                Thread.ofVirtual().name("delivery-" + key.id()).start(() -> attempt(key));
                started++;
            }
        } finally {
            free.release(room - started);
        }
        return started == room;
    }

    private void attempt(TenantKey key) {
        try {
            attemptDelivery.attempt(key);
        } catch (RuntimeException e) {
            LOG.error("delivery {} waits for its lease to end", key.id(), e);
        } finally {
            free.release();
        }
    }

    private void pause() {
        try {
            wake.drainPermits();
            wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
