package io.opengate.realm.deletion;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads deletions of realms. */
@Service
public class ReadDeletions {
    private final RealmDeletions deletions;

    ReadDeletions(RealmDeletions deletions) {
        this.deletions = deletions;
    }

    /**
     * The deletion with that id, for a token of {@code master} that may delete that realm.
     *
     * @throws ProblemException {@link DeletionProblem#REALM_DELETION_NOT_FOUND} for every other reader too
     */
    @Transactional(readOnly = true)
    public RealmDeletion get(Caller.Subject caller, UUID id) {
        return deletions
                .find(id)
                .filter(deletion -> caller.realm().isMaster() && caller.may("realm.delete", deletion.realm()))
                .orElseThrow(() -> new ProblemException(DeletionProblem.REALM_DELETION_NOT_FOUND, null));
    }
}
