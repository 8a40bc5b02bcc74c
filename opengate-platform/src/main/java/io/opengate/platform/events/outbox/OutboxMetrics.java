package io.opengate.platform.events.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far the stream is behind the database. */
record OutboxMetrics(OutboxRelay relay) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("opengate.event.lag", relay, OutboxRelay::lagSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest event that is not on the stream yet")
                .register(registry);
        Gauge.builder("opengate.outbox.unsent", relay, OutboxRelay::unsent)
                .description("Events that are not on the stream yet")
                .register(registry);
    }
}
