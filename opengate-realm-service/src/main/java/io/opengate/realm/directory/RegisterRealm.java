package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.realm.key.KeyPair;
import io.opengate.realm.key.KeyPairs;
import java.util.List;
import org.springframework.stereotype.Service;

/** Creates a realm with its keys and settings. */
@Service
public class RegisterRealm {
    private final KeyPairs pairs;
    private final RealmRegistration registration;
    private final ReadRealms realms;

    RegisterRealm(KeyPairs pairs, RealmRegistration registration, ReadRealms realms) {
        this.pairs = pairs;
        this.registration = registration;
        this.realms = realms;
    }

    /**
     * The new realm. Its key pairs are made first: no database connection waits for them.
     *
     * @param request what {@code once} was given for
     * @throws ProblemException {@link RealmProblem#REALM_NAME_TAKEN} where another realm has the name
     */
    public Created<RealmDetails> register(RealmDraft draft, IdempotencyKey once, Object request) {
        List<KeyPair> keys = pairs.oneOfEach();
        return RealmScope.call(RealmId.MASTER, () -> registration.register(draft, keys, once, request));
    }

    /** Creates the realm with that fixed id; false where it was there already. Safe on many instances at once. */
    public boolean registerOnce(RealmId id, RealmDraft draft) {
        return realms.ref(id).isEmpty() && registration.registerOnce(id, draft, pairs.oneOfEach());
    }
}
