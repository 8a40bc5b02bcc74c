package io.opengate.auth.client;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The clients of realms, at most one second old. A disabled client is answered as such: the caller refuses it. */
public interface RegisteredClients {

    /** The client of that realm, or empty when there is none now. */
    Optional<RegisteredClient> find(RealmId realm, ClientId client);
}
