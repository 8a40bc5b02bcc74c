package io.opengate.auth.revocation;

import io.opengate.auth.client.ClientId;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.UUID;

/** What people's consent gave to clients: codes, refresh-token families and the access tokens that came of both. */
public interface ConsentedTokens {

    /**
     * Ends what the person let the client have in all of their sessions, durably; doing so again is fine.
     *
     * @param withdrawn when the person took the consent back; what a later consent gave is left alone
     */
    void end(RealmId realm, UUID user, ClientId client, Instant withdrawn);
}
