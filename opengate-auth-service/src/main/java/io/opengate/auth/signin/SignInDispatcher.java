package io.opengate.auth.signin;

import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.authorize.Interactions;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.Visitor;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.pages.Page;
import io.opengate.platform.tenant.RealmName;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The one place that decides what comes next in a sign-in. Every step returns here, and the way to an answer leads past
 * all of them, so that no path can leave one out.
 */
@Component
public final class SignInDispatcher implements Interactions {

    private final List<SignInStep> steps;
    private final SignInFlows flows;
    private final Conclusion conclusion;
    private final Surroundings surroundings;

    SignInDispatcher(List<SignInStep> steps, SignInFlows flows, Conclusion conclusion, Surroundings surroundings) {
        this.steps = List.copyOf(steps);
        this.flows = flows;
        this.conclusion = conclusion;
        this.surroundings = surroundings;
    }

    /** What the dispatcher needs besides the steps: time and addresses. */
    @Component
    record Surroundings(Clock clock, FlowPaths paths) {}

    @Override
    public Progress begin(AuthorizationDemand demand, Visitor visitor) {
        SignInFlow flow = SignInFlow.begin(
                visitor.browser(), demand.message(), surroundings.clock().instant());
        SignInState state =
                new SignInState(flow, demand, visitor, surroundings.clock().instant());
        Optional<SignInStep> open = firstOpen(state);
        if (open.isEmpty()) {
            return conclusion.conclude(state);
        }
        if (demand.isSilent()) {
            return conclusion.refuse(demand, OAuthError.of(open.get().silentRefusal()));
        }
        flows.add(demand.realm().id(), flow);
        return goOn(state);
    }

    /** What a browser sees that comes to the sign-in: the page of the first open step, or the end. */
    public Progress show(SignInState state) {
        return firstOpen(state)
                .<Progress>map(step -> new Progress.Show(framed(step.page(state), state)))
                .orElseGet(() -> finish(state));
    }

    /** What follows a step's form: the next page under an address that can be reloaded, or the end. */
    public Progress proceed(SignInState state) {
        return firstOpen(state).isPresent() ? goOn(state) : finish(state);
    }

    /** A page of a step, on behalf of the application. */
    public Progress.Show showAgain(Page page, SignInState state) {
        return new Progress.Show(framed(page, state));
    }

    /** The person or a rule says no: the application hears it, and the sign-in is over. */
    public Progress refuse(SignInState state, OAuthError error) {
        return flows.update(state.demand().realm().id(), state.flow().finish())
                .map(finished -> conclusion.refuse(state.demand(), error))
                .orElseGet(() -> used(state.demand().realm().name(), state.flow()));
    }

    /** The page for a sign-in that has had its answer: a second tab, the back button, or a replay. */
    Progress used(RealmName realm, SignInFlow flow) {
        if (flow.ticket() != null) {
            // only the application can ask again
            return new Progress.Show(Page.notice("used", HttpStatus.CONFLICT));
        }
        String again = surroundings.paths().again(realm, flow);
        return new Progress.Show(Page.notice("used", HttpStatus.CONFLICT, again));
    }

    private Progress finish(SignInState state) {
        return flows.update(state.demand().realm().id(), state.flow().finish())
                .map(finished -> conclusion.conclude(state.with(finished)))
                .orElseGet(() -> used(state.demand().realm().name(), state.flow()));
    }

    private Progress goOn(SignInState state) {
        return new Progress.Continue(surroundings
                .paths()
                .of(state.demand().realm().name(), state.flow().id()));
    }

    private Optional<SignInStep> firstOpen(SignInState state) {
        return steps.stream().filter(step -> step.isOpen(state)).findFirst();
    }

    private static Page framed(Page page, SignInState state) {
        AuthorizationDemand demand = state.demand();
        return page.of(
                demand.client().title(), demand.uiLocales(), demand.address().uri());
    }
}
