package io.opengate.platform.tenant.purge;

import io.opengate.platform.tenant.RealmId;

/** Where the end of a purge is reported. */
@FunctionalInterface
public interface PurgeAcknowledgements {

    /** Says that nothing of the realm is left in this service; may be said again. */
    void purged(RealmId realm);
}
