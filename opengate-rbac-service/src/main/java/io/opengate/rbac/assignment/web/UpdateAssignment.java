package io.opengate.rbac.assignment.web;

import io.opengate.rbac.assignment.Assignment.Terms;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What can be changed of an assignment. */
record UpdateAssignment(
        @Nullable Instant expiresAt,

        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String reason) {

    static UpdateAssignment of(Terms terms) {
        return new UpdateAssignment(terms.expiresAt(), terms.reason());
    }

    Terms terms() {
        return new Terms(null, expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS), reason);
    }
}
