package io.opengate.auth.signin;

import io.opengate.auth.authorize.AuthorizationRequests;
import io.opengate.auth.authorize.Judgement;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.Visitor;
import io.opengate.auth.pages.Page;
import io.opengate.platform.tenant.RealmRef;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Opens a sign-in for the browser that comes back to it, if it is its own and the request behind it still stands. */
@Component
public final class OpenFlow {

    private final SignInFlows flows;
    private final AuthorizationRequests requests;
    private final SignInDispatcher dispatcher;
    private final Clock clock;

    OpenFlow(SignInFlows flows, AuthorizationRequests requests, SignInDispatcher dispatcher, Clock clock) {
        this.flows = flows;
        this.requests = requests;
        this.dispatcher = dispatcher;
        this.clock = clock;
    }

    /** Whether the sign-in can go on. */
    public sealed interface Opening {

        /** It can. */
        record Open(SignInState state) implements Opening {}

        /** It cannot, and this is what the browser gets. */
        record Closed(Progress progress) implements Opening {}
    }

    /** Opens the sign-in of that id. */
    public Opening open(RealmRef realm, String id, Visitor visitor) {
        Optional<SignInFlow> flow = FlowId.parse(id).flatMap(parsed -> flows.find(realm.id(), parsed));
        if (flow.isEmpty()) {
            return closed(new Progress.Show(Page.notice("expired", HttpStatus.GONE)));
        }
        if (!flow.get().isOf(visitor.browser())) {
            return closed(new Progress.Show(Page.notice("browser", HttpStatus.FORBIDDEN)));
        }
        if (flow.get().finished()) {
            return closed(dispatcher.used(realm.name(), flow.get()));
        }
        return switch (requests.judge(realm, flow.get().message())) {
            case Judgement.Accepted(var demand) ->
                new Opening.Open(new SignInState(flow.get(), demand, visitor, clock.instant()));
            case Judgement.Refused(var asker, var error) -> closed(asker.refuse(error));
            case Judgement.Untrusted(var failure) -> closed(new Progress.Fail(failure));
        };
    }

    /** The page for a sign-in that another request advanced first. */
    public Progress overtaken(SignInState state) {
        return dispatcher.used(state.demand().realm().name(), state.flow());
    }

    private static Opening closed(Progress progress) {
        return new Opening.Closed(progress);
    }
}
