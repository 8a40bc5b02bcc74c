package io.opengate.rbac.assignment;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/** Sweeps once a second while the service runs. */
@Component
class ExpiryClock implements SmartLifecycle {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ExpirySweep sweep;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private volatile @Nullable ScheduledFuture<?> sweeping;

    ExpiryClock(ExpirySweep sweep) {
        this.sweep = sweep;
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("assignment-expiry-");
    }

    @Override
    public void start() {
        sweeping = scheduler.scheduleWithFixedDelay(sweep::sweep, PERIOD);
    }

    @Override
    public void stop() {
        ScheduledFuture<?> running = sweeping;
        if (running != null) {
            running.cancel(false);
        }
        sweeping = null;
    }

    @Override
    public boolean isRunning() {
        return sweeping != null;
    }
}
