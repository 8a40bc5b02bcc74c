package io.opengate.auth.realm;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.tenant.RealmRef;

/** The first check of every endpoint: a disabled realm gives nothing. */
public final class EnabledRealm {

    private EnabledRealm() {}

    /**
     * Passes enabled realms.
     *
     * @throws ProtocolException {@code access_denied} for a disabled one
     */
    public static void require(RealmRef realm) {
        if (!realm.enabled()) {
            throw new ProtocolException(AuthProblem.REALM_DISABLED);
        }
    }
}
