package io.opengate.auth.logout;

import io.opengate.auth.authorize.IdTokenHints;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.session.SignOnSessions;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends sessions, or finds that the person has to be asked first. */
@Component
public final class EndSession {

    private final SignOnSessions sessions;
    private final SessionLifecycle lifecycle;

    EndSession(SignOnSessions sessions, SessionLifecycle lifecycle) {
        this.sessions = sessions;
        this.lifecycle = lifecycle;
    }

    /** What came of it. */
    public enum Outcome {
        ENDED,
        /** Nothing proves that the person wants it: a page asks. */
        MUST_ASK
    }

    /**
     * Ends the session that the hint is about. A browser that is signed in as somebody else, or a request without a
     * hint, needs the person's word (RP-Initiated Logout 1.0 §2): otherwise any page could sign people out.
     *
     * @param present the browser's session, or null
     */
    public Outcome end(RealmId realm, IdTokenHints.@Nullable Hint hint, @Nullable SignOnSession present) {
        if (present != null && (hint == null || !hint.subject().equals(present.user()))) {
            return Outcome.MUST_ASK;
        }
        if (present != null) {
            endNow(realm, present);
        } else if (hint != null) {
            named(realm, hint).ifPresent(session -> endNow(realm, session));
        }
        return Outcome.ENDED;
    }

    /** Ends the browser's session on the person's word. */
    public void endNow(RealmId realm, SignOnSession session) {
        lifecycle.end(realm, session.sid(), SessionLifecycle.EndReason.LOGOUT);
    }

    /** The session that the hint names: the browser may keep our cookie back on a request from another site. */
    private Optional<SignOnSession> named(RealmId realm, IdTokenHints.Hint hint) {
        return Optional.ofNullable(hint.sid())
                .flatMap(sid -> sessions.find(realm, sid))
                .filter(session -> session.user().equals(hint.subject()));
    }
}
