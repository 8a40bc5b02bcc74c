package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;

/** What the indexes know of a session: enough to find it, and to clean up after it is gone. */
public record SessionEntry(RealmId realm, UUID user, SessionId id) {}
