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

    Started start(SignInState state, UUID user, List<String> methods) {
        RealmId realm = state.demand().realm().id();
        RealmSettings limits =
                settings.find(realm).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, null));
        Instant now = state.now().truncatedTo(ChronoUnit.SECONDS);
        SessionCookie cookie = lifecycle.start(
                realm,
                new NewSession(
                        user,
                        methods,
                        now,
                        state.visitor().device(),
                        Duration.ofSeconds(limits.sessionIdleSeconds()),
                        Duration.ofSeconds(limits.sessionMaxSeconds())));
        SignOnSession session = new SignOnSession(cookie.sid(), user, now, methods);
        recorder.succeeded(state, session);
        SignOnSession earlier = state.visitor().session();
        if (earlier != null) {
            lifecycle.end(realm, earlier.sid(), SessionLifecycle.EndReason.REPLACED);
        }
        return new Started(session, cookie);
    }
}
