package io.opengate.platform.tenant.purge;

import io.opengate.platform.tenant.RealmId;

/**
 * Removes everything that a service holds of a realm. What its users, clients and sessions could do has ended with the
 * event that asks for this, so nothing is published for each of them.
 */
@FunctionalInterface
public interface RealmPurge {

    /** Removes it; the realm is in scope, and is never {@code master}. A second time there is nothing left to do. */
    void purge(RealmId realm);
}
