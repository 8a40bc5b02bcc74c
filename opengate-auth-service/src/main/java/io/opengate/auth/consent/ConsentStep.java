package io.opengate.auth.consent;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.authorize.AuthorizationDemand;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.pages.Page;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.signin.FlowPaths;
import io.opengate.auth.signin.SignInState;
import io.opengate.auth.signin.SignInStep;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks whether the application may have what it asks for, where the client or the application wants that. */
@Component
@Order(40)
final class ConsentStep implements SignInStep {

    private final FlowPaths paths;
    private final Consents consents;
    private final UserClaims accounts;

    ConsentStep(FlowPaths paths, Consents consents, UserClaims accounts) {
        this.paths = paths;
        this.consents = consents;
        this.accounts = accounts;
    }

    /** What the page shows. */
    record View(String action, String username, List<ScopeText> scopes, String redirectHost) {}

    @Override
    public boolean isOpen(SignInState state) {
        Optional<UUID> user = state.session().map(SignOnSession::user);
        if (user.isEmpty() || state.flow().facts().consented()) {
            return false;
        }
        AuthorizationDemand demand = state.demand();
        return demand.prompts(Prompt.Type.CONSENT)
                || (demand.client().requireConsent()
                        && !consents.find(
                                        demand.realm().id(),
                                        user.get(),
                                        demand.client().id())
                                .containsAll(demand.scopes()));
    }

    @Override
    public Page page(SignInState state) {
        AuthorizationDemand demand = state.demand();
        String username = state.session()
                .map(SignOnSession::user)
                .flatMap(user -> accounts.find(demand.realm().id(), user))
                .map(Account::username)
                .orElse("");
        List<ScopeText> scopes = demand.scopes().stream()
                .sorted(ScopeText.READING_ORDER)
                .map(ScopeText::of)
                .toList();
        return Page.of(
                "consent",
                new View(
                        paths.step(state, "consent"),
                        username,
                        scopes,
                        host(demand.address().uri())));
    }

    @Override
    public AuthProblem silentRefusal() {
        return AuthProblem.CONSENT_REQUIRED;
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? uri.getScheme() : uri.getHost();
    }
}
