package io.opengate.platform.dpop;

import io.opengate.platform.tenant.RealmId;
import java.time.Duration;

/** Which proofs have been used. */
public interface ProofUses {

    /**
     * Notes the use of a proof, atomically: of any number of parallel uses, one is the first.
     *
     * @param digest says which proof it is: its key and its {@code jti}
     * @param remember as long as the proof would be accepted
     * @return false if it had been used before
     */
    boolean isFirst(RealmId realm, String digest, Duration remember);
}
