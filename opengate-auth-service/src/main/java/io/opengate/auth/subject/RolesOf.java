package io.opengate.auth.subject;

import io.opengate.platform.tenant.RealmId;
import java.util.UUID;

/** The effective roles of subjects, people and service accounts alike; nobody's are empty. */
public interface RolesOf {

    /** The subject's roles, at most one second old. */
    EffectiveRoles find(RealmId realm, UUID subject);

    /** The subject's roles as the rbac service answers them now: for management permissions, which are never cached. */
    EffectiveRoles findNow(RealmId realm, UUID subject);
}
