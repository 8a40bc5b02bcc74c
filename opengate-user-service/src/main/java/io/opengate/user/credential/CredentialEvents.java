package io.opengate.user.credential;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import java.util.Map;

/** What the other services are told of passwords. */
final class CredentialEvents {

    private CredentialEvents() {}

    /** A new password ends what was obtained with the old one. */
    static EventDraft passwordChanged(RealmId realm, UserId user, PasswordKind kind) {
        return EventDraft.of("user.password-changed", realm, user.toString())
                .data(Map.of("temporary", kind == PasswordKind.TEMPORARY))
                .revoking(Revocation.subject(user.value()));
    }
}
