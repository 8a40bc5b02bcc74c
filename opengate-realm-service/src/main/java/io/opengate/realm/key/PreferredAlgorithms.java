package io.opengate.realm.key;

import io.opengate.platform.tenant.RealmId;

/** Which algorithm a realm signs with where nobody asks for another; the realm's settings know. */
public interface PreferredAlgorithms {
    /** The algorithm that the realm's settings name. */
    SignatureAlgorithm of(RealmId realm);
}
