package io.opengate.platform.persistence.replica;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Counts where reads went and why, and tells how the replica is. */
final class ReadCounts implements MeterBinder {

    private final Map<Reason, LongAdder> counts = new EnumMap<>(Reason.class);
    private final Supplier<ReplicaState> replica;

    ReadCounts(Supplier<ReplicaState> replica) {
        this.replica = replica;
        for (Reason reason : Reason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(Reason reason) {
        counter(reason).increment();
    }

    private LongAdder counter(Reason reason) {
        return counts.computeIfAbsent(reason, absent -> new LongAdder());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder("opengate.database.reads", counter(reason), LongAdder::sum)
                    .description(
                            "Read-only units of work of the management API, by the server that they went to and why")
                    .tag("target", reason.target())
                    .tag("reason", reason.label())
                    .register(registry);
        }
        Gauge.builder("opengate.database.replica.up", () -> replica.get().usable() ? 1 : 0)
                .description("1 while the replica is read from")
                .register(registry);
        Gauge.builder("opengate.database.replica.lag", () -> replica.get().lag().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How far the replica is behind the primary")
                .register(registry);
    }
}
