package io.opengate.auth.logout.web;

import io.opengate.auth.authorize.AuthorizationParameters;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.RequestParameters;
import io.opengate.auth.logout.EndSession;
import io.opengate.auth.logout.EndSession.Outcome;
import io.opengate.auth.logout.EndedSession;
import io.opengate.auth.logout.FrontchannelFrames;
import io.opengate.auth.logout.LogoutDemand;
import io.opengate.auth.logout.LogoutRequests;
import io.opengate.auth.session.BrowserSessions;
import io.opengate.auth.session.SignOnSession;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Signs the browser's person out. */
@Component
final class SignOut {

    private final LogoutRequests requests;
    private final EndSession ending;
    private final BrowserSessions sessions;
    private final FrontchannelFrames frames;
    private final LogoutPages pages;

    SignOut(
            LogoutRequests requests,
            EndSession ending,
            BrowserSessions sessions,
            FrontchannelFrames frames,
            LogoutPages pages) {
        this.requests = requests;
        this.ending = ending;
        this.sessions = sessions;
        this.frames = frames;
        this.pages = pages;
    }

    /** An application asks for it. */
    Progress ask(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        AuthorizationParameters parameters = RequestParameters.of(request);
        return judged(realm, parameters, demand -> {
            SignOnSession present = sessions.find(request, realm).orElse(null);
            return switch (ending.end(realm.id(), demand.hint(), present)) {
                case Outcome.MustAsk() -> pages.ask(realm.name(), demand, parameters);
                case Outcome.Ended(var ended) -> {
                    sessions.take(response, realm.name());
                    yield pages.done(demand, parameters, frames.of(realm, ended));
                }
            };
        });
    }

    /** The person says so on the page that asked. */
    Progress confirm(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        AuthorizationParameters parameters = RequestParameters.of(request);
        return judged(realm, parameters, demand -> {
            EndedSession ended = sessions.find(request, realm)
                    .map(session -> ending.endNow(realm.id(), session))
                    .orElse(null);
            sessions.take(response, realm.name());
            return pages.done(demand, parameters, frames.of(realm, ended));
        });
    }

    private Progress judged(
            RealmRef realm, AuthorizationParameters parameters, Function<LogoutDemand, Progress> accepted) {
        return switch (requests.judge(realm, parameters)) {
            case LogoutRequests.Verdict.Refused(var failure) -> new Progress.Fail(failure);
            case LogoutRequests.Verdict.Accepted(LogoutDemand demand) -> accepted.apply(demand);
        };
    }
}
