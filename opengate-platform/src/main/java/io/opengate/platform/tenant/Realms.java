package io.opengate.platform.tenant;

import java.util.Optional;

/**
 * The directory of realms. Answers are at most 1 s old: an implementation that caches drops an entry when the realm
 * changes, and never caches that a realm is absent.
 */
public interface Realms {

    /** The realm of that name, or empty when there is none now. */
    Optional<RealmRef> find(RealmName name);

    /** The realm with that id, or empty when there is none now. */
    Optional<RealmRef> find(RealmId id);
}
