package io.opengate.realm.deletion;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import io.opengate.realm.directory.CloseRealm;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins the deletion of a realm. */
@Service
public class RequestDeletion {
    private final CloseRealm closing;
    private final RealmDeletions deletions;
    private final DeletionEvents events;

    RequestDeletion(CloseRealm closing, RealmDeletions deletions, DeletionEvents events) {
        this.closing = closing;
        this.deletions = deletions;
        this.events = events;
    }

    /**
     * Closes the realm and asks every service to purge it. A request to delete a realm that is being deleted answers the
     * deletion that runs.
     *
     * @throws ProblemException {@link DeletionProblem#DELETION_NEEDS_MASTER} for a token of another realm
     */
    @Transactional
    public RealmDeletion request(Caller.Subject caller, RealmId id, IfMatch match) {
        if (!caller.realm().isMaster()) {
            throw new ProblemException(DeletionProblem.DELETION_NEEDS_MASTER, null);
        }
        Optional<RealmDeletion> running = deletions.of(id);
        return running.isPresent() ? running.get() : begin(caller, id, match);
    }

    private RealmDeletion begin(Caller.Subject caller, RealmId id, IfMatch match) {
        RealmDeletion deletion = deletions.begin(closing.close(id, match), caller.id());
        events.requested(deletion);
        return deletion;
    }
}
