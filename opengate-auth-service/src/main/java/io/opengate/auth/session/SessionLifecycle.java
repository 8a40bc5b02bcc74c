package io.opengate.auth.session;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** Starting and ending sessions: their owner is the session service. */
public interface SessionLifecycle {

    /**
     * Starts a session with a new id and a new secret; durable before it returns.
     *
     * @return empty when the person was disabled or the password was changed since they proved who they are
     */
    Optional<SessionCookie> start(RealmId realm, NewSession session);

    /** Ends a session and everything that came of it; ending one that is gone already is fine. */
    void end(RealmId realm, String sid, EndReason reason);

    /** Why a session ends. */
    enum EndReason {
        /** The person signed out. */
        LOGOUT,
        /** The person signed in again in the same browser (ASVS 5.0, 7.2.4). */
        REPLACED
    }
}
