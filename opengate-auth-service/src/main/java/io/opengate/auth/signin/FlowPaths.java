package io.opengate.auth.signin;

import io.opengate.auth.pages.PagePaths;
import io.opengate.platform.tenant.RealmName;
import org.springframework.stereotype.Component;

/** The addresses of a sign-in. */
@Component
public final class FlowPaths {

    private final PagePaths paths;

    FlowPaths(PagePaths paths) {
        this.paths = paths;
    }

    /** Where the sign-in goes on, whatever comes next. */
    public String of(RealmName realm, FlowId flow) {
        return paths.inRealm(realm, "/signin/" + flow);
    }

    /** Where a step's form goes. */
    public String step(SignInState state, String name) {
        return of(state.demand().realm().name(), state.flow().id()) + "/" + name;
    }

    /** The beginning of the same request once more. */
    String again(RealmName realm, SignInFlow flow) {
        return paths.inRealm(realm, "/protocol/openid-connect/auth?" + flow.query());
    }
}
