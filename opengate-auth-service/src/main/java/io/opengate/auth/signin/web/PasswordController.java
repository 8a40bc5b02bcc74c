package io.opengate.auth.signin.web;

import io.opengate.auth.authorize.Progress;
import io.opengate.auth.pages.FormFields;
import io.opengate.auth.pages.PageController;
import io.opengate.auth.signin.FlowRequests;
import io.opengate.auth.signin.PasswordStep;
import io.opengate.auth.signin.SignInState;
import io.opengate.auth.signin.SignInWithPassword;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form with identifier and password. */
@PageController
final class PasswordController {

    private static final int LONGEST_USERNAME = 320;
    private static final int LONGEST_PASSWORD = 1024;

    private final FlowRequests requests;
    private final SignInWithPassword signIn;
    private final SignInResults results;
    private final PasswordStep step;

    PasswordController(FlowRequests requests, SignInWithPassword signIn, SignInResults results, PasswordStep step) {
        this.requests = requests;
        this.signIn = signIn;
        this.results = results;
        this.step = step;
    }

    @PublicRoute("people prove here who they are; the sign-in is bound to their browser, the form carries a token")
    @PostMapping("/realms/{realm}/signin/{flow}/password")
    ResponseEntity<byte[]> password(
            RealmRef realm, @PathVariable String flow, HttpServletRequest request, HttpServletResponse response) {
        String username = FormFields.one(request, "username").strip();
        String password = FormFields.one(request, "password");
        return requests.handle(realm, flow, request, response, state -> {
            if (username.isEmpty() || password.isEmpty()) {
                return results.again(step.page(state, username, "signin.missing"), state);
            }
            return attempt(state, username, password, response);
        });
    }

    private Progress attempt(SignInState state, String username, String password, HttpServletResponse response) {
        boolean plausible = username.length() <= LONGEST_USERNAME && password.length() <= LONGEST_PASSWORD;
        SignInWithPassword.Result result =
                plausible ? signIn.signIn(state, username, password) : new SignInWithPassword.Result.Refused();
        return results.progress(
                result, state, response, () -> step.page(state, plausible ? username : "", "signin.refused"));
    }
}
