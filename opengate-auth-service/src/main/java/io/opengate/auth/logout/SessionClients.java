package io.opengate.auth.logout;

import io.opengate.auth.client.ClientId;
import io.opengate.platform.tenant.RealmId;
import java.util.List;

/** The clients of sessions that live. */
public interface SessionClients {

    /** The clients that were signed in to with the session; none when it is gone. */
    List<ClientId> of(RealmId realm, String sid);
}
