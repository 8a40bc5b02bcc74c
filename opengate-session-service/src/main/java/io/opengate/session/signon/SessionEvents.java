package io.opengate.session.signon;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The events that this service publishes. Their subject is the session. */
final class SessionEvents {

    private SessionEvents() {}

    static EventDraft created(Session session) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user", session.user().toString());
        data.put("device", session.origin().device());
        data.put("address", session.origin().address());
        data.put("userAgent", session.origin().userAgent());
        data.put("authenticationMethods", session.authentication().methods());
        return EventDraft.of("session.created", session.realm(), session.id().toString())
                .data(data)
                .by(session.user().toString());
    }

    /** Ended by somebody: every token of the session ends with it. The store adds the {@code clients}. */
    static EventDraft ended(RealmId realm, SessionId id, Optional<Session> session, EndReason reason) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reason", reason.text());
        session.ifPresent(known -> data.put("user", known.user().toString()));
        return EventDraft.of("session.ended", realm, id.toString())
                .data(data)
                .revoking(Revocation.session(id.toString()));
    }

    /**
     * Ran out by itself: tokens and refresh-token families have lifetimes of their own. The store adds the
     * {@code clients}.
     */
    static EventDraft expired(SessionEntry entry) {
        return EventDraft.of("session.ended", entry.realm(), entry.id().toString())
                .data(Map.of(
                        "reason", EndReason.EXPIRED.text(), "user", entry.user().toString()));
    }
}
