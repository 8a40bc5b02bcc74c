package io.opengate.auth.authorize;

import io.opengate.platform.tenant.RealmId;

/** Requests that may be answered once. */
public interface RequestTickets {

    /** Uses the ticket up, atomically: of any number of parallel calls one is true. */
    boolean use(RealmId realm, String ticket);
}
