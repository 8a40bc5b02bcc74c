package io.opengate.notification.trail;

import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes the trail of a realm that is deleted, and keeps what arrives late from being recorded. */
@Service
public class PurgeTrail {

    private final TrailRows rows;
    private final Clock clock;

    PurgeTrail(TrailRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Removes everything of the realm, which is in scope, in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void purge(RealmId realm) {
        rows.lockForPurge(realm);
        rows.removeAll(realm, clock.instant().atOffset(ZoneOffset.UTC));
    }
}
