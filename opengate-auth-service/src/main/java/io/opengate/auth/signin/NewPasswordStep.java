package io.opengate.auth.signin;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.pages.Page;
import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks for a new password where the current one is right but temporary. */
@Component
@Order(10)
public final class NewPasswordStep implements SignInStep {

    private final FlowPaths paths;
    private final SettingsOfRealms settings;

    NewPasswordStep(FlowPaths paths, SettingsOfRealms settings) {
        this.paths = paths;
        this.settings = settings;
    }

    /** What the page shows. */
    record View(
            String action,
            String username,
            int minLength,
            @Nullable String problem) {}

    @Override
    public boolean isOpen(SignInState state) {
        return state.flow().facts().expired() != null;
    }

    @Override
    public Page page(SignInState state) {
        return page(state, null);
    }

    /** The page again after something went wrong. */
    public Page page(SignInState state, @Nullable String problem) {
        SignInFlow.ExpiredPassword expired = state.flow().facts().expired();
        int minLength = settings.find(state.demand().realm().id())
                .map(RealmSettings::passwordMinLength)
                .orElse(15);
        String username = expired == null ? "" : expired.username();
        return Page.of("new-password", new View(paths.step(state, "new-password"), username, minLength, problem));
    }

    @Override
    public AuthProblem silentRefusal() {
        return AuthProblem.INTERACTION_REQUIRED;
    }
}
