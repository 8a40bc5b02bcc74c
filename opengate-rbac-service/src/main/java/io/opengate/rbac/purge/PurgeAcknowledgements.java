package io.opengate.rbac.purge;

import io.opengate.platform.tenant.RealmId;

/** Where the end of a purge is reported. */
public interface PurgeAcknowledgements {

    /** Says that nothing of the realm is left here; may be said again. */
    void purged(RealmId realm);
}
