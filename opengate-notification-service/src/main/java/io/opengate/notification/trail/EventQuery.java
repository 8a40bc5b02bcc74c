package io.opengate.notification.trail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a realm are asked for; what is null does not matter. Newest first.
 *
 * @param from not before this time
 * @param to before this time
 * @param after the entry that the last page ended with
 * @param limit most entries answered
 */
public record EventQuery(
        @Nullable String type,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Position after,
        int limit) {

    /** Where an entry stands in the list. */
    public record Position(Instant time, UUID id) {}
}
