package io.opengate.auth.consent;

import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.signin.OpenFlow;
import io.opengate.auth.signin.SignInDispatcher;
import io.opengate.auth.signin.SignInFlows;
import io.opengate.auth.signin.SignInState;
import io.opengate.platform.tenant.RealmId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes the person's decision. */
@Component
public final class DecideConsent {

    private final Consents consents;
    private final SignInFlows flows;
    private final SignInDispatcher dispatcher;
    private final OpenFlow openFlow;

    DecideConsent(Consents consents, SignInFlows flows, SignInDispatcher dispatcher, OpenFlow openFlow) {
        this.consents = consents;
        this.flows = flows;
        this.dispatcher = dispatcher;
        this.openFlow = openFlow;
    }

    /** The person agrees. Somebody whose session ended meanwhile signs in first, and is then asked again. */
    public Progress allow(SignInState state) {
        Optional<SignOnSession> session = state.session();
        if (session.isEmpty()) {
            return dispatcher.proceed(state);
        }
        AuthorizationDemand demand = state.demand();
        RealmId realm = demand.realm().id();
        Set<String> granted = new LinkedHashSet<>(
                consents.find(realm, session.get().user(), demand.client().id()));
        granted.addAll(demand.scopes());
        consents.put(realm, session.get().user(), demand.client().id(), granted);
        return flows.update(realm, state.flow().consented())
                .map(stored -> dispatcher.proceed(state.with(stored)))
                .orElseGet(() -> openFlow.overtaken(state));
    }

    /** The person does not agree: the application hears {@code access_denied}. */
    public Progress deny(SignInState state) {
        return dispatcher.refuse(state, new OAuthError(AuthProblem.ACCESS_DENIED, "the person did not agree"));
    }
}
