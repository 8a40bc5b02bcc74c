package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.realm.key.KeyPair;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Writes a new realm: its entry, its keys, its mail settings and the event, all or nothing. Needs a transaction. */
@Component
class FoundRealm {
    private final RealmDirectory directory;
    private final RealmBelongings belongings;
    private final RealmEvents events;
    private final Clock clock;

    FoundRealm(RealmDirectory directory, RealmBelongings belongings, RealmEvents events, Clock clock) {
        this.directory = directory;
        this.belongings = belongings;
        this.events = events;
        this.clock = clock;
    }

    RealmDetails found(RealmId id, RealmDraft draft, List<KeyPair> pairs) {
        Realm realm =
                new Realm(id, draft.name(), draft.profile(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        add(realm);
        belongings.add(id, pairs, draft.smtp());
        events.created(realm);
        return describe(realm);
    }

    /** The realm with what is readable only in its scope. */
    RealmDetails describe(Realm realm) {
        return belongings.describe(realm);
    }

    private void add(Realm realm) {
        try {
            directory.add(realm);
        } catch (DataIntegrityViolationException another) {
            throw nameTaken(realm);
        }
    }

    private static ProblemException nameTaken(Realm realm) {
        return new ProblemException(RealmProblem.REALM_NAME_TAKEN, "There is a realm " + realm.name() + " already.");
    }
}
