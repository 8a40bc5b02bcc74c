package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;

/** A set of sessions that can be walked, newest first. */
public sealed interface Listing {

    /** The realm whose sessions they are. */
    RealmId realm();

    /** All sessions of a realm. */
    record OfRealm(RealmId realm) implements Listing {}

    /** The sessions of one person. */
    record OfUser(RealmId realm, UUID user) implements Listing {}
}
