package io.opengate.auth.subject;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.UUID;

/** What is known of people, at most one second old. */
public interface UserClaims {

    /** The account, whatever its status, or empty when there is none now. */
    Optional<Account> find(RealmId realm, UUID subject);
}
