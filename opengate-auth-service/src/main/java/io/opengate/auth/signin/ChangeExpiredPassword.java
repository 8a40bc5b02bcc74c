package io.opengate.auth.signin;

import org.springframework.stereotype.Component;

/** Replaces a temporary password; the sign-in then goes the same way as with any other password. */
@Component
public final class ChangeExpiredPassword {

    private final Credentials credentials;
    private final SignInWithPassword signIn;
    private final SignInRecorder recorder;

    ChangeExpiredPassword(Credentials credentials, SignInWithPassword signIn, SignInRecorder recorder) {
        this.credentials = credentials;
        this.signIn = signIn;
        this.recorder = recorder;
    }

    /** What came of it. */
    public sealed interface Result {

        /** It was changed; this is what came of signing in with it. */
        record Changed(SignInWithPassword.Result signIn) implements Result {}

        /** The current password is wrong, or the account cannot be used. */
        record Refused() implements Result {}

        /** The new one is not good enough. */
        record Unacceptable(Credentials.Rule rule) implements Result {}
    }

    /** Changes the password of the person who has just proved the expired one. */
    public Result change(SignInState state, SignInFlow.ExpiredPassword expired, String current, String wanted) {
        return switch (credentials.change(state.demand().realm().id(), expired.user(), current, wanted)) {
            case Credentials.Change.Changed() -> new Result.Changed(signIn.signIn(state, expired.username(), wanted));
            case Credentials.Change.Refused() -> {
                recorder.failed(state, Credentials.Refusal.CREDENTIALS, expired.user());
                yield new Result.Refused();
            }
            case Credentials.Change.Unacceptable(Credentials.Rule rule) -> new Result.Unacceptable(rule);
        };
    }
}
