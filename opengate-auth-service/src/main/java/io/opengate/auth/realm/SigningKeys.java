package io.opengate.auth.realm;

import io.opengate.platform.tenant.RealmId;

/** The signing keys of realms, at most one second old. */
public interface SigningKeys {

    /** The realm's keys; none when there is no such realm now. */
    RealmKeys of(RealmId realm);
}
