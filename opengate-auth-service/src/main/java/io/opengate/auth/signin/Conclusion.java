package io.opengate.auth.signin;

import io.opengate.auth.authorize.Approval;
import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.session.SignOnSessions;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import org.springframework.stereotype.Component;

/** The end of every sign-in, with or without pages: the account's state is looked at once more, then the client gets its answer. */
@Component
final class Conclusion {

    private final UserClaims accounts;
    private final SignOnSessions sessions;

    Conclusion(UserClaims accounts, SignOnSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    Progress conclude(SignInState state) {
        AuthorizationDemand demand = state.demand();
        SignOnSession session = state.session().orElseThrow();
        if (demand.hintedSubject() != null && !demand.hintedSubject().equals(session.user())) {
            return refuse(demand, AuthProblem.LOGIN_REQUIRED, "another person signed in than the one of id_token_hint");
        }
        if (accounts.find(demand.realm().id(), session.user())
                .filter(Account::isActive)
                .isEmpty()) {
            return refuse(demand, AuthProblem.ACCESS_DENIED, "the account cannot be used");
        }
        String client = demand.client().clientId().value();
        if (!sessions.touch(demand.realm().id(), session.sid(), client)) {
            return ended(demand);
        }
        return demand.responseType()
                .respond(new Approval(demand, session))
                .<Progress>map(Progress.Answer::new)
                .orElseGet(() -> ended(demand));
    }

    private static Progress ended(AuthorizationDemand demand) {
        return refuse(demand, AuthProblem.LOGIN_REQUIRED, "the session has ended");
    }

    private static Progress refuse(AuthorizationDemand demand, AuthProblem problem, String detail) {
        return new Progress.Answer(demand.address().refuse(new OAuthError(problem, detail)));
    }
}
