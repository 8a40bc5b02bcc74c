package io.opengate.auth.signin;

import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.pages.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks for identifier and password on one page. */
@Component
@Order(30)
public final class PasswordStep implements SignInStep {

    private final FlowPaths paths;

    PasswordStep(FlowPaths paths) {
        this.paths = paths;
    }

    /**
     * What the page shows.
     *
     * @param action where the form goes
     * @param username what stands in the field
     * @param problem key of a text that says what went wrong, or null
     * @param reason key of a text that says why somebody who is signed in sees the page, or null
     */
    record View(
            String action,
            String username,
            @Nullable String problem,
            @Nullable String reason) {}

    @Override
    public boolean isOpen(SignInState state) {
        return state.session().isEmpty();
    }

    @Override
    public Page page(SignInState state) {
        String hint =
                state.demand().loginHint().filter(text -> text.length() <= 320).orElse("");
        return page(state, hint, null);
    }

    /** The page again after something went wrong. */
    public Page page(SignInState state, String username, @Nullable String problem) {
        String reason = problem == null ? reason(state) : null;
        return Page.of("sign-in", new View(paths.step(state, "password"), username, problem, reason));
    }

    @Override
    public AuthProblem silentRefusal() {
        return AuthProblem.LOGIN_REQUIRED;
    }

    private static @Nullable String reason(SignInState state) {
        if (state.visitor().session() == null) {
            return null;
        }
        boolean again =
                state.demand().prompts(Prompt.Type.LOGIN) || state.demand().maxAge() != null;
        return again ? "signin.reauthenticate" : "signin.other";
    }
}
