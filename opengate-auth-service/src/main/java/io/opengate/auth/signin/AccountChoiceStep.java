package io.opengate.auth.signin;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.pages.Page;
import io.opengate.auth.session.SignOnSession;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks whether to go on with the account that is signed in ({@code prompt=select_account}). */
@Component
@Order(20)
public final class AccountChoiceStep implements SignInStep {

    private final FlowPaths paths;
    private final UserClaims accounts;

    AccountChoiceStep(FlowPaths paths, UserClaims accounts) {
        this.paths = paths;
        this.accounts = accounts;
    }

    /** What the page shows. */
    record View(String action, String username, String initial) {}

    @Override
    public boolean isOpen(SignInState state) {
        return state.demand().prompts(Prompt.Type.SELECT_ACCOUNT)
                && state.flow().facts().choice() == SignInFlow.Choice.OPEN
                && state.earlierSession().isPresent();
    }

    @Override
    public Page page(SignInState state) {
        String username = state.earlierSession()
                .map(SignOnSession::user)
                .flatMap(user -> accounts.find(state.demand().realm().id(), user))
                .map(Account::username)
                .orElse("");
        String initial = username.isEmpty()
                ? ""
                : username.substring(0, username.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        return Page.of("choose-account", new View(paths.step(state, "account"), username, initial));
    }

    @Override
    public AuthProblem silentRefusal() {
        return AuthProblem.INTERACTION_REQUIRED;
    }
}
