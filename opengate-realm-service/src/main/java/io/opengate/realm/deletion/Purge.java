package io.opengate.realm.deletion;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether, and when, one service has purged a realm. */
@Embeddable
record Purge(boolean done, @Nullable Instant purgedAt) {
    static final Purge AWAITED = new Purge(false, null);
}
