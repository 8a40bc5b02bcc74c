package io.opengate.auth.session.http;

import io.opengate.auth.session.NewSession;
import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Starts and ends sessions with one internal call each. */
@Component
final class HttpSessionLifecycle implements SessionLifecycle {

    private final SessionServiceApi sessions;

    HttpSessionLifecycle(PeerClients peers) {
        this.sessions = peers.create(SessionServiceApi.class, "session");
    }

    @Override
    public Optional<SessionCookie> start(RealmId realm, NewSession session) {
        try {
            SessionServiceApi.StartedSession started = sessions.start(realm.value(), message(session));
            return Optional.of(new SessionCookie(started.id(), Secret.of(started.secret())));
        } catch (HttpClientErrorException.Conflict outdated) {
            return Optional.empty();
        }
    }

    private static SessionServiceApi.StartSession message(NewSession session) {
        return new SessionServiceApi.StartSession(
                session.user(),
                session.methods(),
                session.authenticatedAt(),
                session.device().name(),
                session.device().address(),
                session.device().userAgent(),
                session.idle().toSeconds(),
                session.max().toSeconds());
    }

    @Override
    public void end(RealmId realm, String sid, EndReason reason) {
        sessions.end(realm.value(), sid, reason.name().toLowerCase(Locale.ROOT));
    }
}
