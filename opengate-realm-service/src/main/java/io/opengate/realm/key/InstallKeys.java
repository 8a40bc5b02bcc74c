package io.opengate.realm.key;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a new realm its first keys, and takes them from a realm that is deleted. Needs the realm's scope. */
@Service
public class InstallKeys {
    private final SigningKeys keys;
    private final KeySchedule schedule;
    private final KeySmith smith;

    InstallKeys(SigningKeys keys, KeySchedule schedule, KeySmith smith) {
        this.keys = keys;
        this.schedule = schedule;
        this.smith = smith;
    }

    /** Stores the first keys of a realm, which sign at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void install(RealmId realm, List<KeyPair> pairs) {
        schedule.add(realm);
        pairs.forEach(pair -> keys.add(smith.first(realm, pair)));
    }

    /** Erases all keys of a realm. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(RealmId realm) {
        keys.purge(realm);
        schedule.remove(realm);
    }
}
