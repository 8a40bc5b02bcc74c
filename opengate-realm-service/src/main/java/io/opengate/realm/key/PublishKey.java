package io.opengate.realm.key;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.web.Created;
import io.opengate.platform.web.IdempotencyKey;
import io.opengate.platform.web.IdempotentCreates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stores and announces the successor of an active key, in one transaction. */
@Service
class PublishKey {
    private final KeyLedger ledger;
    private final SigningKeys keys;
    private final KeySmith smith;
    private final IdempotentCreates creates;

    PublishKey(KeyLedger ledger, SigningKeys keys, KeySmith smith, IdempotentCreates creates) {
        this.ledger = ledger;
        this.keys = keys;
        this.smith = smith;
        this.creates = creates;
    }

    @Transactional
    Created<SigningKey> publish(RealmId realm, KeyPair pair, IdempotencyKey once, Object request) {
        return creates.once(
                once,
                request,
                () -> create(realm, pair),
                id -> keys.find(realm, id).orElseThrow(() -> new ProblemException(KeyProblem.KEY_NOT_FOUND, null)));
    }

    private Created<SigningKey> create(RealmId realm, KeyPair pair) {
        KeyRing ring = ledger.lock(realm);
        if (ring.has(pair.algorithm(), KeyState.NEXT)) {
            throw new ProblemException(
                    KeyProblem.KEY_ROTATION_RUNNING, "The next " + pair.algorithm() + " key does not sign yet.");
        }
        SigningKey successor =
                ring.has(pair.algorithm(), KeyState.ACTIVE) ? smith.next(realm, pair) : smith.first(realm, pair);
        ledger.add(realm, successor);
        return new Created<>(successor.id(), successor, false);
    }
}
