package io.opengate.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/** Runs every {@link DurableListener} of the service on a virtual thread of its own, from start to stop. */
final class DurableListeners implements SmartLifecycle, EventListener {

    private final String service;
    private final StreamRedis redis;
    private final EventCodec codec;
    private final EventSettings settings;
    private final MeterRegistry meters;
    private final Supplier<List<DurableListener>> listeners;
    private final List<DurableConsumer> consumers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    DurableListeners(
            String service,
            StreamRedis redis,
            EventCodec codec,
            EventSettings settings,
            MeterRegistry meters,
            Supplier<List<DurableListener>> listeners) {
        this.service = service;
        this.redis = redis;
        this.codec = codec;
        this.settings = settings;
        this.meters = meters;
        this.listeners = listeners;
    }

    @Override
    public void on(Event event) {
        consumers.forEach(consumer -> consumer.wakeFor(event));
    }

    @Override
    public void start() {
        running = true;
        String instance = UUID.randomUUID().toString();
        for (DurableListener listener : listeners.get()) {
            String group = "opengate:" + service + ":" + listener.name();
            DurableConsumer consumer = new DurableConsumer(
                    listener, new DurableGroup(redis, group, instance, settings), codec, settings, meters);
            consumers.add(consumer);
            threads.add(Thread.ofVirtual().name(group).start(consumer));
        }
    }

    @Override
    public void stop() {
        running = false;
        consumers.forEach(DurableConsumer::stop);
        try {
            for (Thread thread : threads) {
                thread.join(settings.pollInterval());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumers.clear();
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return EventStream.PHASE + 1;
    }
}
