package io.opengate.notification.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the trail.
 *
 * @param sequence its number within the source, 0 where the source gives none
 * @param data details as JSON
 */
public record TrailEntry(
        UUID id,
        String source,
        long sequence,
        String type,
        @Nullable String subject,
        @Nullable String actor,
        Instant time,
        int version,
        @JsonRawValue @Schema(type = "object") String data) {}
