package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;

/** Tells the realm service that nothing of a realm is left here. */
@FunctionalInterface
public interface RealmPurges {

    /** Acknowledges; throws when the realm service cannot be told now. */
    void acknowledge(RealmId realm);
}
