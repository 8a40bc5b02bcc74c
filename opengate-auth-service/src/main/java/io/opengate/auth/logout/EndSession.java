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
    private final SessionClients clients;

    EndSession(SignOnSessions sessions, SessionLifecycle lifecycle, SessionClients clients) {
        this.sessions = sessions;
        this.lifecycle = lifecycle;
        this.clients = clients;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * Nobody is signed in any more.
         *
         * @param session the session that this ended, or null when there was none
         */
        record Ended(@Nullable EndedSession session) implements Outcome {}

        /** Nothing proves that the person wants it: a page asks. */
        record MustAsk() implements Outcome {}
    }

    /**
     * Ends the session that the hint is about. A browser that is signed in as somebody else, or a request without a
     * hint, needs the person's word (RP-Initiated Logout 1.0 §2): otherwise any page could sign people out.
     *
     * @param present the browser's session, or null
     */
    public Outcome end(RealmId realm, IdTokenHints.@Nullable Hint hint, @Nullable SignOnSession present) {
        if (present != null && (hint == null || !hint.subject().equals(present.user()))) {
            return new Outcome.MustAsk();
        }
        SignOnSession meant =
                present == null && hint != null ? named(realm, hint).orElse(null) : present;
        return new Outcome.Ended(meant == null ? null : endNow(realm, meant));
    }

    /** Ends the browser's session on the person's word. */
    public EndedSession endNow(RealmId realm, SignOnSession session) {
        EndedSession ended = new EndedSession(session.sid(), clients.of(realm, session.sid()));
        lifecycle.end(realm, session.sid(), SessionLifecycle.EndReason.LOGOUT);
        return ended;
    }

    /** The session that the hint names: the browser may keep our cookie back on a request from another site. */
    private Optional<SignOnSession> named(RealmId realm, IdTokenHints.Hint hint) {
        return Optional.ofNullable(hint.sid())
                .flatMap(sid -> sessions.find(realm, sid))
                .filter(session -> session.user().equals(hint.subject()));
    }
}
