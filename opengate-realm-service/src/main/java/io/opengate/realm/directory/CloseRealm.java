package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The two ends of a realm: nobody uses it any more, and nothing is left of it. Needs a transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CloseRealm {
    private final RealmDirectory directory;
    private final RealmBelongings belongings;
    private final Clock clock;

    CloseRealm(RealmDirectory directory, RealmBelongings belongings, Clock clock) {
        this.directory = directory;
        this.belongings = belongings;
        this.clock = clock;
    }

    /**
     * Closes a realm for good; requests to do so wait for each other.
     *
     * @throws ProblemException {@link RealmProblem#MASTER_REALM_PROTECTED} for {@code master}, and
     *     {@link RealmProblem#REALM_DELETION_RUNNING} where it is closed already
     */
    public Realm close(RealmId id, IfMatch match) {
        Realm realm = directory.lock(id).orElseThrow(() -> new ProblemException(RealmProblem.REALM_NOT_FOUND, null));
        match.check(realm.version());
        realm.beginDeletion(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return realm;
    }

    /** Erases a realm and everything of it that this service keeps. */
    public void erase(RealmId id) {
        belongings.remove(id);
        directory.find(id).ifPresent(directory::remove);
    }
}
