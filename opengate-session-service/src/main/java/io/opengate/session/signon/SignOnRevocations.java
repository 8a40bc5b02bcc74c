package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.UUID;

/** What has stopped being valid lately. */
@FunctionalInterface
public interface SignOnRevocations {

    /** Whether something ended that person's sign-ins, or the realm's, after the moment of a sign-in. */
    boolean endedSince(RealmId realm, UUID user, Instant signedInAt);
}
