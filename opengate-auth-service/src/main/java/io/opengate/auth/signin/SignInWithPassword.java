package io.opengate.auth.signin;

import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.session.SignOnSession;
import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;

    SignInWithPassword(
            Credentials credentials, SignInFlows flows, StartSession sessions, SignInRecorder recorder, Clock clock) {
        this.credentials = credentials;
        this.flows = flows;
        this.sessions = sessions;
        this.recorder = recorder;
        this.clock = clock;
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
        return attempt(state, username, password)
                .orElseGet(() -> attempt(state, username, password)
                        .orElseGet(() -> refused(state, Credentials.Refusal.OUTDATED, null)));
    }

    /** Empty when the account changed between the verification and the session: then it is verified once more. */
    private Optional<Result> attempt(SignInState state, String username, String password) {
        Instant at = clock.instant();
        return switch (credentials.verify(state.demand().realm().id(), username, password)) {
            case Credentials.Verification.Refused(Credentials.Refusal reason, UUID user) ->
                Optional.of(refused(state, reason, user));
            case Credentials.Verification.ChangeRequired(UUID user, String name) ->
                Optional.of(advance(state.with(state.flow().passwordExpired(user, name)), null));
            case Credentials.Verification.Verified(UUID user, String name) -> verified(state, user, at);
        };
    }

    private Result refused(SignInState state, Credentials.Refusal reason, @Nullable UUID user) {
        recorder.failed(state, reason, user);
        return new Result.Refused();
    }

    /** In a second tab the person may have signed in meanwhile: one session is enough. */
    private Optional<Result> verified(SignInState state, UUID user, Instant at) {
        Optional<SignOnSession> present =
                state.session().filter(session -> session.user().equals(user));
        if (present.isPresent()) {
            SignInFlow signedIn = state.flow().signedIn(present.get().sid());
            return Optional.of(advance(state.with(signedIn), null));
        }
        return sessions.start(state, user, METHODS, at).map(started -> {
            SignInFlow signedIn = state.flow().signedIn(started.session().sid());
            return advance(state.with(signedIn, started.session()), started.cookie());
        });
    }

    private Result advance(SignInState state, @Nullable SessionCookie cookie) {
        return flows.update(state.demand().realm().id(), state.flow())
                .<Result>map(stored -> new Result.Advanced(state.with(stored), cookie))
                .orElseGet(() -> new Result.Overtaken(cookie));
    }
}
