package io.opengate.notification.delivery;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The mail servers of realms. */
public interface MailServers {

    /** The realm's mail server, empty where it has none. */
    Optional<MailServer> find(RealmId realm);
}
