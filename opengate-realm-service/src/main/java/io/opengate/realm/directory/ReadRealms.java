package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads realms and their settings. */
@Service
@Transactional(readOnly = true)
public class ReadRealms {
    private final RealmDirectory directory;
    private final MailSettings mail;

    ReadRealms(RealmDirectory directory, MailSettings mail) {
        this.directory = directory;
        this.mail = mail;
    }

    /**
     * The realm with its settings. Needs the realm's scope.
     *
     * @throws ProblemException {@link RealmProblem#REALM_NOT_FOUND} where there is none
     */
    public RealmDetails get(RealmId id) {
        return new RealmDetails(entry(id), mail.find(id));
    }

    /**
     * The realm's entry in the directory.
     *
     * @throws ProblemException {@link RealmProblem#REALM_NOT_FOUND} where there is none
     */
    public Realm entry(RealmId id) {
        return directory.find(id).orElseThrow(ReadRealms::notFound);
    }

    /** As {@link #entry(RealmId)}, by name. */
    public Realm entry(RealmName name) {
        return directory.find(name).orElseThrow(ReadRealms::notFound);
    }

    /** What the platform knows of the realm with that name. */
    Optional<RealmRef> ref(RealmName name) {
        return directory.find(name).map(Realm::ref);
    }

    /** What the platform knows of the realm with that id. */
    Optional<RealmRef> ref(RealmId id) {
        return directory.find(id).map(Realm::ref);
    }

    /**
     * How the realm sends mail. Needs the realm's scope.
     *
     * @throws ProblemException {@link RealmProblem#SMTP_NOT_CONFIGURED} where it sends none
     */
    public SmtpSettings smtp(RealmId id) {
        return mail.find(id).orElseThrow(() -> new ProblemException(RealmProblem.SMTP_NOT_CONFIGURED, null));
    }

    /** At most {@code limit} realms that the reader may see, by name, beginning after {@code after}. */
    public List<Realm> page(VisibleRealms visible, String after, int limit) {
        return switch (visible) {
            case VisibleRealms.Every() -> directory.page(after, limit);
            case VisibleRealms.Only(var ids) -> directory.page(ids, after, limit);
        };
    }

    /** The realm as it will be committed, with its new version. */
    @Transactional(propagation = Propagation.MANDATORY)
    RealmDetails refreshed(RealmId id) {
        directory.flush();
        return get(id);
    }

    private static ProblemException notFound() {
        return new ProblemException(RealmProblem.REALM_NOT_FOUND, null);
    }
}
