package io.opengate.auth.revocation;

import io.opengate.platform.tenant.RealmId;

/** Tells the realm service that this service's part of a deletion is done. */
public interface PurgeAcknowledgements {

    /** Confirms it; doing so again, or after the realm is gone, is fine. */
    void acknowledge(RealmId realm);
}
