package io.opengate.realm.key;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the keys of a realm. */
@Service
@Transactional(readOnly = true)
public class ReadKeys {
    private final SigningKeys keys;

    ReadKeys(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * The key with that id.
     *
     * @throws ProblemException {@link KeyProblem#KEY_NOT_FOUND} where the realm has none
     */
    public SigningKey get(RealmId realm, UUID id) {
        return keys.find(realm, id).orElseThrow(() -> new ProblemException(KeyProblem.KEY_NOT_FOUND, null));
    }

    /** Every key, retired ones included, in the order of their ids; {@code limit} at most, beginning after {@code after}. */
    public List<SigningKey> page(RealmId realm, @Nullable UUID after, int limit) {
        return keys.page(realm, after, limit);
    }

    /** The keys that relying parties must know: next, active and passive ones. */
    public List<SigningKey> published(RealmId realm) {
        return keys.live(realm);
    }
}
