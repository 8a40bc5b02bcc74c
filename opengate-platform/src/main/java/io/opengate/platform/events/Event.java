package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it travels on the stream and is kept in the trail.
 *
 * @param id the event's own id (UUIDv7); consumers use it to be idempotent
 * @param source the service that owns the change
 * @param sequence gapless number within the source, counted from 1; 0 while it has not been numbered
 * @param type {@code <resource>.<past participle>}, such as {@code user.created}
 * @param realm the realm that it happened in, absent for facts of the installation
 * @param subject id of the thing that changed
 * @param actor id of the subject who caused it, absent where no person or application did
 * @param time when it happened, UTC
 * @param version version of the shape of {@code data} for this type
 * @param data details without secrets
 * @param revocations what stops being valid with this event
 */
public record Event(
        UUID id,
        String source,
        long sequence,
        String type,
        @Nullable RealmId realm,
        @Nullable String subject,
        @Nullable String actor,
        Instant time,
        int version,
        Map<String, Object> data,
        List<Revocation> revocations) {

    @SuppressWarnings("NullAway") // absent collections of an event written by an older release
    public Event {
        data = data == null ? Map.of() : data;
        revocations = revocations == null ? List.of() : List.copyOf(revocations);
    }

    /** Returns the same event with its number within the source. */
    public Event numbered(long number) {
        return new Event(id, source, number, type, realm, subject, actor, time, version, data, revocations);
    }
}
