package io.opengate.auth.signin;

import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.auth.session.NewSession;
import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SessionLifecycle;
import io.opengate.auth.session.SignOnSession;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts the session of somebody who just proved who they are; the one that the browser had before ends. */
@Component
final class StartSession {

    private final SessionLifecycle lifecycle;
    private final SettingsOfRealms settings;
    private final SignInRecorder recorder;

    StartSession(SessionLifecycle lifecycle, SettingsOfRealms settings, SignInRecorder recorder) {
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.recorder = recorder;
    }

    /** The new session, and the cookie that makes the browser its owner. */
    record Started(SignOnSession session, SessionCookie cookie) {}

    /**
     * Starts it.
     *
     * @param at the moment before the proof was looked at: a password that was changed after it counts for nothing
     */
    Optional<Started> start(SignInState state, UUID user, List<String> methods, Instant at) {
        RealmId realm = state.demand().realm().id();
        return lifecycle.start(realm, session(state, user, methods, at)).map(cookie -> {
            SignOnSession session = new SignOnSession(cookie.sid(), user, at.truncatedTo(ChronoUnit.SECONDS), methods);
            recorder.succeeded(state, session);
            SignOnSession earlier = state.visitor().session();
            if (earlier != null) {
                lifecycle.end(realm, earlier.sid(), SessionLifecycle.EndReason.REPLACED);
            }
            return new Started(session, cookie);
        });
    }

    private NewSession session(SignInState state, UUID user, List<String> methods, Instant at) {
        RealmSettings limits = settings.find(state.demand().realm().id())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        return new NewSession(
                user,
                methods,
                at,
                state.visitor().device(),
                Duration.ofSeconds(limits.sessionIdleSeconds()),
                Duration.ofSeconds(limits.sessionMaxSeconds()));
    }
}
