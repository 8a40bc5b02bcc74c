package io.opengate.rbac.assignment;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;

/** Who can have roles: the users and the service accounts of a realm. */
public interface Subjects {

    /** Whether the realm has such a user or service account now. */
    boolean exists(RealmId realm, UUID subject);
}
