package io.opengate.rbac.role;

import io.opengate.platform.id.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ids and times of new rows. */
@Component
public class Stamps {

    private final Ids ids;
    private final Clock clock;

    Stamps(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** A new id. */
    public UUID nextId() {
        return ids.next();
    }

    /** The time as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
