package io.opengate.auth.signin;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes which account the person wants to use. */
@Component
public final class ChooseAccount {

    private final SignInFlows flows;

    ChooseAccount(SignInFlows flows) {
        this.flows = flows;
    }

    /** The state after the choice, or empty when another request advanced the sign-in first. */
    public Optional<SignInState> choose(SignInState state, SignInFlow.Choice choice) {
        return flows.update(state.demand().realm().id(), state.flow().chose(choice))
                .map(state::with);
    }
}
