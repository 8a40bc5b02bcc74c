package io.opengate.auth.signin;

import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.ProgressAnswers;
import io.opengate.auth.authorize.Visitors;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every request to a sign-in has in common: recognise the browser, open the sign-in, answer. */
@Component
public final class FlowRequests {

    private final Visitors visitors;
    private final OpenFlow flows;
    private final ProgressAnswers answers;

    FlowRequests(Visitors visitors, OpenFlow flows, ProgressAnswers answers) {
        this.visitors = visitors;
        this.flows = flows;
        this.answers = answers;
    }

    /** Does the work on the sign-in if it can be opened. */
    public ResponseEntity<byte[]> handle(
            RealmRef realm,
            String flow,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<SignInState, Progress> work) {
        Progress progress = switch (flows.open(realm, flow, visitors.of(request, response, realm))) {
            case OpenFlow.Opening.Closed(Progress closed) -> closed;
            case OpenFlow.Opening.Open(SignInState state) -> work.apply(state);
        };
        return answers.answer(progress, realm, request, response);
    }
}
