package io.opengate.realm.key;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Publishes a successor of an active key; it begins to sign when every cached key set has expired. */
@Service
public class RotateKeys {
    private final PreferredAlgorithms preferred;
    private final KeyPairs pairs;
    private final PublishKey publisher;

    RotateKeys(PreferredAlgorithms preferred, KeyPairs pairs, PublishKey publisher) {
        this.preferred = preferred;
        this.pairs = pairs;
        this.publisher = publisher;
    }

    /**
     * The published successor. The pair is made first: no database connection waits for it.
     *
     * @param algorithm the algorithm whose key is replaced; the realm's preferred one where absent
     * @throws ProblemException {@link KeyProblem#KEY_ROTATION_RUNNING} while the previous successor does not sign yet
     */
    public Created<SigningKey> rotate(
            RealmId realm, Optional<SignatureAlgorithm> algorithm, IdempotencyKey once, Object request) {
        KeyPair pair = pairs.generate(algorithm.orElseGet(() -> preferred.of(realm)));
        return publisher.publish(realm, pair, once, request);
    }
}
