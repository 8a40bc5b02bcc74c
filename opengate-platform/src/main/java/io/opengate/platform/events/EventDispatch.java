package io.opengate.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands an event of the stream to everything in this instance that listens: revocations first, then caches. */
final class EventDispatch {

    private static final Logger log = LoggerFactory.getLogger(EventDispatch.class);

    private final Revocations revocations;
    private final InvalidatedCaches caches;
    private final Supplier<List<EventListener>> listeners;
    private final EventCodec codec;
    private final Clock clock;
    private final Timer lag;

    EventDispatch(
            Revocations revocations,
            InvalidatedCaches caches,
            Supplier<List<EventListener>> listeners,
            EventCodec codec,
            Clock clock,
            MeterRegistry meters) {
        this.revocations = revocations;
        this.caches = caches;
        this.listeners = listeners;
        this.codec = codec;
        this.clock = clock;
        this.lag = Timer.builder("opengate.event.delivery")
                .description("Time from a change to its event's arrival in this instance")
                .register(meters);
    }

    /** Everything that was missed may concern everything that is cached. */
    void dropAll() {
        caches.dropAll();
    }

    /** Takes note that everything has ended that was issued until then; 0 means nothing. */
    void endEverything(long untilMillis) {
        if (untilMillis > 0) {
            revocations.endEverything(untilMillis);
        }
    }

    /** Takes an old event for what it revokes alone. */
    void replay(StreamEntry entry) {
        byte[] json = entry.event();
        if (json != null) {
            revocations.note(codec.decode(json), entry.id().millis());
        }
    }

    void dispatch(StreamEntry entry) {
        byte[] json = entry.event();
        if (json == null || entry.quiet()) {
            return;
        }
        Event event;
        try {
            event = codec.decode(json);
            revocations.note(event, entry.id().millis());
        } catch (RuntimeException e) {
            log.error("entry {} of the event stream cannot be read: dropping all caches", entry.id(), e);
            caches.dropAll();
            return;
        }
        Duration delay = Duration.between(event.time(), clock.instant());
        lag.record(delay.isNegative() ? Duration.ZERO : delay);
        caches.on(event);
        listeners.get().forEach(listener -> tell(listener, event));
    }

    void forgetOld() {
        revocations.forgetOld();
    }

    private static void tell(EventListener listener, Event event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            log.error("{} failed on event {} of type {}", listener.getClass().getName(), event.id(), event.type(), e);
        }
    }
}
