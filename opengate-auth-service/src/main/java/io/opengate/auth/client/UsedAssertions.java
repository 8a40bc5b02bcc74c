package io.opengate.auth.client;

import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.UUID;

/** Which assertions were used: each proves its client once (RFC 7523 §3, item 7). */
public interface UsedAssertions {

    /**
     * Uses the assertion up.
     *
     * @param client the client's row
     * @param jti the assertion's id, of any length
     * @param remaining for how long it would be accepted otherwise
     * @return whether this was its first use; of uses at the same time exactly one is
     */
    boolean use(RealmId realm, UUID client, String jti, Duration remaining);
}
