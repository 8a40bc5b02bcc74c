package io.opengate.auth.signin.web;

import io.opengate.auth.authorize.Progress;
import io.opengate.auth.pages.Page;
import io.opengate.auth.session.BrowserSessions;
import io.opengate.auth.session.SessionCookie;
import io.opengate.auth.signin.OpenFlow;
import io.opengate.auth.signin.SignInDispatcher;
import io.opengate.auth.signin.SignInState;
import io.opengate.auth.signin.SignInWithPassword;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser gets after it sent a password. */
@Component
final class SignInResults {

    private final SignInDispatcher dispatcher;
    private final BrowserSessions sessions;
    private final OpenFlow flows;

    SignInResults(SignInDispatcher dispatcher, BrowserSessions sessions, OpenFlow flows) {
        this.dispatcher = dispatcher;
        this.sessions = sessions;
        this.flows = flows;
    }

    Progress progress(
            SignInWithPassword.Result result, SignInState before, HttpServletResponse response, Supplier<Page> retry) {
        return switch (result) {
            case SignInWithPassword.Result.Refused() -> again(retry.get(), before);
            case SignInWithPassword.Result.Advanced(SignInState state, SessionCookie cookie) -> {
                give(cookie, state, response);
                yield dispatcher.proceed(state);
            }
            case SignInWithPassword.Result.Overtaken(SessionCookie cookie) -> {
                give(cookie, before, response);
                yield flows.overtaken(before);
            }
        };
    }

    Progress proceed(SignInState state) {
        return dispatcher.proceed(state);
    }

    Progress again(Page page, SignInState state) {
        return dispatcher.showAgain(page, state);
    }

    private void give(@Nullable SessionCookie cookie, SignInState state, HttpServletResponse response) {
        if (cookie != null) {
            sessions.give(response, state.demand().realm().name(), cookie);
        }
    }
}
