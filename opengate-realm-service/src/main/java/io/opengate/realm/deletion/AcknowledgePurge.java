package io.opengate.realm.deletion;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.directory.CloseRealm;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the acknowledgement of a purge; the last one erases the realm here and ends the deletion. */
@Service
public class AcknowledgePurge {
    private static final Logger log = LoggerFactory.getLogger(AcknowledgePurge.class);

    private final RealmDeletions deletions;
    private final CloseRealm closing;
    private final DeletionEvents events;
    private final Clock clock;

    AcknowledgePurge(RealmDeletions deletions, CloseRealm closing, DeletionEvents events, Clock clock) {
        this.deletions = deletions;
        this.closing = closing;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Notes that the service has purged the realm; saying so again is allowed at any time.
     *
     * @throws ProblemException {@link DeletionProblem#REALM_DELETION_NOT_FOUND} where nobody deletes the realm, and
     *     {@link DeletionProblem#PURGE_NOT_EXPECTED} from a service that has no part in it
     */
    @Transactional
    public void acknowledge(RealmId realm, String service) {
        RealmDeletion deletion = deletions
                .lock(realm)
                .orElseThrow(() -> new ProblemException(DeletionProblem.REALM_DELETION_NOT_FOUND, null));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        deletion.acknowledge(service, now);
        if (deletion.isReadyToFinish()) {
            closing.erase(realm);
            deletion.finish(now);
            events.finished(deletion);
            log.info("realm {} is deleted", realm);
        }
    }
}
