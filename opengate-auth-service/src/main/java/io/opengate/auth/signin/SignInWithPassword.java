package io.opengate.auth.signin;

import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SignOnSession;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs a person in with a username or e-mail address and a password. */
@Component
public final class SignInWithPassword {

    /** RFC 8176 §2. */
    private static final List<String> METHODS = List.of("pwd");

    private final Credentials credentials;
    private final SignInFlows flows;
    private final StartSession sessions;
    private final SignInRecorder recorder;

    SignInWithPassword(Credentials credentials, SignInFlows flows, StartSession sessions, SignInRecorder recorder) {
        this.credentials = credentials;
        this.flows = flows;
        this.sessions = sessions;
        this.recorder = recorder;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The sign-in goes on; the cookie, if there is one, goes to the browser. */
        record Advanced(SignInState state, @Nullable SessionCookie cookie) implements Result {}

        /** Nothing is given. */
        record Refused() implements Result {}

        /** Another request advanced the sign-in first; the cookie, if there is one, still goes to the browser. */
        record Overtaken(@Nullable SessionCookie cookie) implements Result {}
    }

    /** Verifies, and starts a session if the account may be used. */
    public Result signIn(SignInState state, String username, String password) {
        RealmId realm = state.demand().realm().id();
        return switch (credentials.verify(realm, username, password)) {
            case Credentials.Verification.Refused(Credentials.Refusal reason, UUID user) -> {
                recorder.failed(state, reason, user);
                yield new Result.Refused();
            }
            case Credentials.Verification.ChangeRequired(UUID user, String name) ->
                advance(state.with(state.flow().passwordExpired(user, name)), null);
            case Credentials.Verification.Verified(UUID user, String name) -> verified(state, user);
        };
    }

    /** In a second tab the person may have signed in meanwhile: one session is enough. */
    private Result verified(SignInState state, UUID user) {
        Optional<SignOnSession> present =
                state.session().filter(session -> session.user().equals(user));
        if (present.isPresent()) {
            return advance(state.with(state.flow().signedIn(present.get().sid())), null);
        }
        StartSession.Started started = sessions.start(state, user, METHODS);
        SignInFlow signedIn = state.flow().signedIn(started.session().sid());
        return advance(state.with(signedIn, started.session()), started.cookie());
    }

    private Result advance(SignInState state, @Nullable SessionCookie cookie) {
        return flows.update(state.demand().realm().id(), state.flow())
                .<Result>map(stored -> new Result.Advanced(state.with(stored), cookie))
                .orElseGet(() -> new Result.Overtaken(cookie));
    }
}
