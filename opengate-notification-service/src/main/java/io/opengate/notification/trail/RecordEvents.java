package io.opengate.notification.trail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds events to the trail. The same event recorded twice is there once. */
@Service
public class RecordEvents {

    /** Filed with the master realm, where it outlives the realm that it is about. */
    private static final String DELETION = "realm.deletion-requested";

    private final TrailRows rows;
    private final SourceProgresses progresses;
    private final Counter recorded;
    private final Timer delay;
    private final Clock clock;

    RecordEvents(TrailRows rows, SourceProgresses progresses, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.rows = rows;
        this.progresses = progresses;
        this.recorded = Counter.builder("opengate.trail.events")
                .description("Events that were added to the trail, repetitions included")
                .register(meters);
        this.delay = Timer.builder("opengate.trail.delay")
                .description("Time from an event to its place in the trail, for the last event of each batch")
                .register(meters);
    }

    /** Records the events, all or none; returns how far each source among them is complete now. */
    @Transactional
    public Map<String, Long> record(Collection<Event> events) {
        Map<RealmId, List<Event>> byRealm = events.stream()
                .collect(Collectors.groupingBy(RecordEvents::realm, LinkedHashMap::new, Collectors.toList()));
        byRealm.forEach((realm, its) -> RealmScope.run(realm, () -> {
            if (!rows.keepFromPurge(realm)) {
                rows.add(realm, its);
            }
        }));
        recorded.increment(events.size());
        events.stream().map(Event::time).max(Comparator.naturalOrder()).ifPresent(last -> {
            Duration late = Duration.between(last, clock.instant());
            delay.record(late.isNegative() ? Duration.ZERO : late);
        });
        return advance(events);
    }

    /** Counts what a source no longer has as given up, up to that number; returns how far the source is complete. */
    @Transactional
    public long giveUpBefore(String source, long number) {
        SourceProgress progress = progresses.lock(Set.of(source)).getFirst().givingUpBefore(number);
        progresses.store(progress);
        return progress.through();
    }

    private Map<String, Long> advance(Collection<Event> events) {
        Map<String, List<Long>> numbers = events.stream()
                .filter(event -> event.sequence() > 0)
                .collect(Collectors.groupingBy(
                        Event::source, TreeMap::new, Collectors.mapping(Event::sequence, Collectors.toList())));
        Map<String, Long> through = new TreeMap<>();
        if (!numbers.isEmpty()) {
            for (SourceProgress before : progresses.lock(numbers.keySet())) {
                SourceProgress after = before.with(numbers.getOrDefault(before.source(), List.of()));
                progresses.store(after);
                through.put(after.source(), after.through());
            }
        }
        return through;
    }

    private static RealmId realm(Event event) {
        RealmId realm = event.realm();
        return realm == null || event.type().equals(DELETION) ? RealmId.MASTER : realm;
    }
}
