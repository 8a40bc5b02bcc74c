package io.opengate.session.signon;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What operators see of sessions. The number of live ones is that of the last sweep: a scrape asks nobody. */
@Component
class SessionMetrics {

    private final Counter created;
    private final Map<EndReason, Counter> ended = new EnumMap<>(EndReason.class);
    private final AtomicLong active = new AtomicLong();

    SessionMetrics(MeterRegistry registry) {
        created = Counter.builder("opengate.session.created")
                .description("Sessions that were started")
                .register(registry);
        for (EndReason reason : EndReason.values()) {
            ended.put(reason, endedBy(reason, registry));
        }
        Gauge.builder("opengate.sessions.active", active, AtomicLong::doubleValue)
                .description("Sessions that live now, over all realms and instances")
                .register(registry);
    }

    private static Counter endedBy(EndReason reason, MeterRegistry registry) {
        return Counter.builder("opengate.session.ended")
                .description("Sessions that ended")
                .tag("reason", reason.text())
                .register(registry);
    }

    void created() {
        created.increment();
    }

    void ended(EndReason reason) {
        Counter counter = ended.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    void active(long number) {
        active.set(number);
    }
}
