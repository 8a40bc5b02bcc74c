package io.opengate.auth.signin;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.authorize.Visitor;
import io.opengate.auth.session.SignOnSession;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that a step decides on: what is asked, what is settled, and who is here.
 *
 * @param flow the sign-in
 * @param demand what the application asks for
 * @param visitor the browser and its session
 * @param now this moment
 */
public record SignInState(SignInFlow flow, AuthorizationDemand demand, Visitor visitor, Instant now) {

    /** The same with the flow as it is now. */
    public SignInState with(SignInFlow changed) {
        return new SignInState(changed, demand, visitor, now);
    }

    /** The same in a browser that has just got that session. */
    SignInState with(SignInFlow changed, SignOnSession session) {
        return new SignInState(changed, demand, visitor.signedIn(session), now);
    }

    /** The session with which the demand can be met, or empty while the person has to sign in. */
    public Optional<SignOnSession> session() {
        return Optional.ofNullable(visitor.session()).filter(session -> isFresh(session) || suffices(session));
    }

    /** A session that the browser had before, if it could be used: what the person may choose. */
    Optional<SignOnSession> earlierSession() {
        return session().filter(session -> !isFresh(session));
    }

    /** Whether the browser's session was started in this very sign-in: then it answers every wish for a new one. */
    private boolean isFresh(SignOnSession session) {
        return session.sid().equals(flow.facts().sid());
    }

    private boolean suffices(SignOnSession session) {
        return flow.facts().choice() != SignInFlow.Choice.OTHER
                && !demand.prompts(Prompt.Type.LOGIN)
                && (demand.maxAge() == null || session.isYounger(demand.maxAge(), now))
                && (demand.hintedSubject() == null || demand.hintedSubject().equals(session.user()));
    }
}
