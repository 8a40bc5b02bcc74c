package io.opengate.realm.directory;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.IfMatch;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the settings of a realm. Needs the realm's scope. */
@Service
public class ReviseRealm {
    private final ReadRealms realms;
    private final MailSettings mail;
    private final RealmEvents events;
    private final Clock clock;

    ReviseRealm(ReadRealms realms, MailSettings mail, RealmEvents events, Clock clock) {
        this.realms = realms;
        this.mail = mail;
        this.events = events;
        this.clock = clock;
    }

    /** The realm after the change; a change that changes nothing makes neither a version nor an event. */
    @Transactional
    public RealmDetails revise(RealmId id, IfMatch match, UnaryOperator<RealmDraft> edit) {
        RealmDetails before = realms.get(id);
        Realm realm = before.realm();
        match.check(realm.version());
        RealmDraft draft = edit.apply(before.draft());
        if (!draft.name().equals(realm.name())) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, null)
                    .violation("name", "cannot be changed: it is part of every URL of the realm");
        }
        RealmChange change = realm.revise(draft.profile()).with(mail.replace(id, draft.smtp()));
        if (change.changed()) {
            realm.touch(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            events.updated(realm, change);
        }
        return realms.refreshed(id);
    }
}
