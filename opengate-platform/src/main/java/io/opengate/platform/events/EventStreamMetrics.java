package io.opengate.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How well this instance hears the stream. */
record EventStreamMetrics(StreamHealth health, Revocations revocations) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("opengate.stream.fresh", health, stream -> stream.fresh() ? 1 : 0)
                .description("1 while caches and revocations of this instance may be trusted")
                .register(registry);
        Gauge.builder("opengate.stream.age", health, stream -> stream.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the last heartbeat of the event stream")
                .register(registry);
        Gauge.builder("opengate.revocations", revocations, Revocations::size)
                .description("Revocations that this instance remembers")
                .register(registry);
    }
}
