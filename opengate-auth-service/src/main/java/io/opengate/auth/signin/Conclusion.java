package io.opengate.auth.signin;

import io.opengate.auth.authorize.Approval;
import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.RequestTickets;
import io.opengate.auth.checksession.SessionStates;
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

    private static final OAuthError ENDED = new OAuthError(AuthProblem.LOGIN_REQUIRED, "the session has ended");

    private final UserClaims accounts;
    private final SignOnSessions sessions;
    private final RequestTickets tickets;

    Conclusion(UserClaims accounts, SignOnSessions sessions, RequestTickets tickets) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tickets = tickets;
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
            return refuse(demand, ENDED);
        }
        if (!used(demand)) {
            return demand.asker()
                    .refuse(new OAuthError(AuthProblem.INVALID_REQUEST_URI, "the request has been answered before"));
        }
        return demand.responseType()
                .respond(new Approval(demand, session))
                .<Progress>map(response -> new Progress.Answer(
                        demand.asker(),
                        demand.scopes().contains("openid")
                                ? SessionStates.in(response, demand.client().clientId(), session.sid())
                                : response))
                .orElseGet(() -> demand.asker().refuse(ENDED));
    }

    /** The client hears that it gets nothing; the request cannot be answered again. */
    Progress refuse(AuthorizationDemand demand, OAuthError error) {
        return used(demand)
                ? demand.asker().refuse(error)
                : demand.asker().refuse(OAuthError.of(AuthProblem.INVALID_REQUEST_URI));
    }

    private boolean used(AuthorizationDemand demand) {
        String ticket = demand.message().ticket();
        return ticket == null || tickets.use(demand.realm().id(), ticket);
    }

    private Progress refuse(AuthorizationDemand demand, AuthProblem problem, String detail) {
        return refuse(demand, new OAuthError(problem, detail));
    }
}
