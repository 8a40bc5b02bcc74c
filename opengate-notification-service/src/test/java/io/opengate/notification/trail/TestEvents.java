package io.opengate.notification.trail;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as other services tell them. */
public final class TestEvents {

    private TestEvents() {}

    /** An event of a source with that number; 0 for a source that gives none. */
    public static Event event(String source, long sequence, RealmId realm, String type, String subject) {
        return event(source, sequence, realm, type, subject, null, Map.of());
    }

    public static Event event(
            String source,
            long sequence,
            RealmId realm,
            String type,
            String subject,
            @Nullable String actor,
            Map<String, Object> data) {
        return new Event(
                UUID.randomUUID(),
                source,
                sequence,
                type,
                realm,
                subject,
                actor,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                1,
                data,
                List.of());
    }
}
