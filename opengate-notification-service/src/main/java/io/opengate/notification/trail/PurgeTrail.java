package io.opengate.notification.trail;

import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.purge.RealmRows;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the trail of a realm that is deleted, and keeps what arrives late from being recorded. */
@Service
public class PurgeTrail {

    private final TrailRows trail;
    private final RealmRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PurgeTrail(TrailRows trail, RealmRows rows, PlatformTransactionManager transactions, Clock clock) {
        this.trail = trail;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Removes everything of the realm, which is in scope; first the many, then with a lock what came meanwhile. */
    public void purge(RealmId realm) {
        rows.delete(realm, "trail_event");
        transaction.executeWithoutResult(status -> {
            trail.lockForPurge(realm);
            trail.removeAll(realm, clock.instant().atOffset(ZoneOffset.UTC));
        });
    }
}
