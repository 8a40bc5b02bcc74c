package io.opengate.auth.revocation;

import io.opengate.platform.tenant.RealmId;

/** What this service keeps of a realm: codes, refresh-token families and sign-in flows. */
public interface RealmRemains {

    /** Removes all of it; doing so again is fine. Answers how many keys went. */
    long remove(RealmId realm);
}
