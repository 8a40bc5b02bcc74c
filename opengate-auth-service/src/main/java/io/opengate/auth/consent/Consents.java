package io.opengate.auth.consent;

import io.opengate.platform.tenant.RealmId;
import java.util.Set;
import java.util.UUID;

/** What people allowed clients, kept by the client service, which also puts every change on record. */
public interface Consents {

    /** The scopes that the user allowed the client; none where nothing was ever allowed. */
    Set<String> find(RealmId realm, UUID user, UUID client);

    /** Replaces what the user allows the client; durable before it returns. */
    void put(RealmId realm, UUID user, UUID client, Set<String> scopes);
}
