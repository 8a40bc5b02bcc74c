package io.opengate.notification.trail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.events.Event;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Fetches from its source what did not come by the stream. */
@Service
public class RepairTrail {

    private static final Logger LOG = LoggerFactory.getLogger(RepairTrail.class);

    private final SourceProgresses progresses;
    private final RecordEvents recordEvents;
    private final EventSources sources;
    private final Confirmations confirmations;
    private final TrailSettings settings;
    private final TransactionOperations transaction;
    private final AtomicInteger gaps;
    private final Counter lost;

    RepairTrail(
            TrailTables tables,
            EventSources sources,
            Confirmations confirmations,
            TrailSettings settings,
            MeterRegistry meters) {
        this.progresses = tables.progresses();
        this.recordEvents = tables.recordEvents();
        this.transaction = tables.transaction();
        this.sources = sources;
        this.confirmations = confirmations;
        this.settings = settings;
        this.gaps = new AtomicInteger();
        Gauge.builder("opengate.trail.gaps", gaps, AtomicInteger::get)
                .description("Sources of which the trail misses an event")
                .register(meters);
        this.lost = Counter.builder("opengate.trail.lost")
                .description("Numbers that their source no longer has")
                .register(meters);
    }

    /** Closes the gaps that the stream left. */
    public void closeGaps() {
        List<SourceProgress> incomplete = all().stream()
                .filter(SourceProgress::hasGap)
                .filter(progress -> settings.sources().contains(progress.source()))
                .toList();
        gaps.set(incomplete.size());
        incomplete.forEach(progress -> fetch(progress.source()));
    }

    /** Compares with every source: finds what was lost at the end, and repeats every confirmation. */
    public void review() {
        settings.sources().forEach(this::fetch);
        all().forEach(progress -> confirmations.confirm(progress.source(), progress.through()));
    }

    private void fetch(String source) {
        try {
            List<Event> missing;
            do {
                long through = through(source);
                missing = sources.after(source, through, settings.batch());
                if (!missing.isEmpty()) {
                    take(source, through, missing);
                }
            } while (missing.size() == settings.batch());
        } catch (RuntimeException e) {
            LOG.info("the trail cannot compare itself with {} now: {}", source, e.toString());
        }
    }

    private void take(String source, long through, List<Event> missing) {
        long first = missing.getFirst().sequence();
        if (first > through + 1) {
            LOG.error("{} no longer has its events {} to {}: the trail has a hole", source, through + 1, first - 1);
            lost.increment(first - 1.0 - through);
            recordEvents.giveUpBefore(source, first);
        }
        recordEvents.record(missing).forEach(confirmations::confirm);
    }

    private long through(String source) {
        return all().stream()
                .filter(progress -> progress.source().equals(source))
                .mapToLong(SourceProgress::through)
                .findFirst()
                .orElse(0);
    }

    private List<SourceProgress> all() {
        return java.util.Objects.requireNonNull(transaction.execute(status -> progresses.all()));
    }
}
