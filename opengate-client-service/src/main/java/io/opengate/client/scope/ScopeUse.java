package io.opengate.client.scope;

import io.opengate.platform.tenant.RealmId;

/** Whether something still refers to a scope. */
public interface ScopeUse {

    /** Whether a client of the realm may ask for the scope of that name. */
    boolean uses(RealmId realm, String scope);
}
