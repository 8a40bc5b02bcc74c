package io.opengate.auth.session;

import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** The sessions that live. One that was ended, ran out or whose user was disabled is never answered. */
public interface SignOnSessions {

    /** The session whose secret the browser presents, or empty. */
    Optional<SignOnSession> find(RealmId realm, SessionCookie cookie);

    /** The session of that id: for a caller who proves its right to it otherwise, such as with an ID token. */
    Optional<SignOnSession> find(RealmId realm, String sid);

    /**
     * Notes that the session is in use and that a client was signed in with it, atomically.
     *
     * @return false when the session has ended meanwhile: nothing is written then
     */
    boolean touch(RealmId realm, String sid, String clientId);
}
