package io.opengate.auth.logout.backchannel;

import io.opengate.platform.tenant.RealmScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes up notices that are due and delivers them, a bounded number at once, so that a client that answers slowly holds up
 * few others.
 */
@Component
final class LogoutCourier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogoutCourier.class);

    /** Longer than an attempt can take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final LogoutNotices notices;
    private final DeliverNotice deliver;
    private final BackchannelSettings settings;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore free;
    private final Shares shares;
    private volatile boolean running;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LogoutCourier(LogoutNotices notices, DeliverNotice deliver, BackchannelSettings settings, Clock clock) {
        this.notices = notices;
        this.deliver = deliver;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.atOnce());
        this.shares = new Shares(settings.atOnce());
    }

    /** Something is due now. */
    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        if (threads.isShutdown()) {
            threads = Executors.newVirtualThreadPerTaskExecutor();
        }
        threads.execute(this::run);
    }

    private void run() {
        while (running) {
            try {
                if (round() == 0) {
                    wake.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private int round() throws InterruptedException {
        free.acquire();
        int places = 1 + free.drainPermits();
        List<PendingNotice> claimed = claim(places);
        free.release(places - claimed.size());
        claimed.forEach(this::begin);
        return claimed.size();
    }

    private void begin(PendingNotice pending) {
        try {
            threads.execute(() -> attempt(pending));
        } catch (RejectedExecutionException stopped) {
            free.release(); // the lease brings it back
        }
    }

    private List<PendingNotice> claim(int places) {
        try {
            return notices.claim(clock.instant(), clock.instant().plus(LEASE), places);
        } catch (RuntimeException unavailable) {
            if (running) {
                log.warn("back-channel logout waits for Redis: {}", unavailable.toString());
            }
            return List.of();
        }
    }

    private void attempt(PendingNotice pending) {
        LogoutNotice notice = pending.notice();
        boolean taken = shares.take(notice);
        try {
            if (taken) {
                RealmScope.run(notice.realm(), () -> deliver.attempt(pending));
            } else {
                notices.defer(notice, clock.instant().plus(settings.pollInterval()));
            }
        } catch (RuntimeException failure) {
            if (running) {
                log.warn("a client could not be told of a logout, and is tried again: {}", failure.toString());
            }
        } finally {
            if (taken) {
                shares.giveBack(notice);
            }
            free.release();
            wake.release();
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.shutdown();
        wake.release();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
