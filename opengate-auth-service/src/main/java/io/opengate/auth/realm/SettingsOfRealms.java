package io.opengate.auth.realm;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The settings of realms, at most one second old. */
public interface SettingsOfRealms {

    /** The realm's settings, or empty when there is no such realm now. */
    Optional<RealmSettings> find(RealmId realm);
}
