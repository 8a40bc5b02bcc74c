package io.opengate.realm.directory;

import io.opengate.platform.tenant.RealmId;
import java.util.Set;

/** Which realms a reader may see. */
public sealed interface VisibleRealms {
    /** All of them, those of the future included. */
    record Every() implements VisibleRealms {}

    /** These and no other. */
    record Only(Set<RealmId> ids) implements VisibleRealms {
        public Only {
            ids = Set.copyOf(ids);
        }
    }
}
