package io.opengate.auth.signin.web;

import io.opengate.auth.authorize.Progress;
import io.opengate.auth.pages.FormFields;
import io.opengate.auth.pages.PageController;
import io.opengate.auth.signin.ChangeExpiredPassword;
import io.opengate.auth.signin.Credentials;
import io.opengate.auth.signin.FlowRequests;
import io.opengate.auth.signin.NewPasswordStep;
import io.opengate.auth.signin.SignInFlow;
import io.opengate.auth.signin.SignInState;
import io.opengate.auth.signin.SignInWithPassword;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form with which a temporary password is replaced. */
@PageController
final class NewPasswordController {

    private static final int LONGEST_PASSWORD = 1024;

    private final FlowRequests requests;
    private final ChangeExpiredPassword changes;
    private final SignInResults results;
    private final NewPasswordStep step;

    NewPasswordController(
            FlowRequests requests, ChangeExpiredPassword changes, SignInResults results, NewPasswordStep step) {
        this.requests = requests;
        this.changes = changes;
        this.results = results;
        this.step = step;
    }

    /** What the form holds. */
    private record Form(String current, String wanted, String confirmation) {

        boolean isIncomplete() {
            return current.isEmpty() || wanted.isEmpty() || confirmation.isEmpty();
        }

        boolean isTooLong() {
            return current.length() > LONGEST_PASSWORD || wanted.length() > LONGEST_PASSWORD;
        }
    }

    @PublicRoute("people prove here who they are; the sign-in is bound to their browser, the form carries a token")
    @PostMapping("/realms/{realm}/signin/{flow}/new-password")
    ResponseEntity<byte[]> change(
            RealmRef realm, @PathVariable String flow, HttpServletRequest request, HttpServletResponse response) {
        Form form = new Form(
                FormFields.one(request, "password"),
                FormFields.one(request, "newPassword"),
                FormFields.one(request, "confirmation"));
        return requests.handle(realm, flow, request, response, state -> change(state, form, response));
    }

    private Progress change(SignInState state, Form form, HttpServletResponse response) {
        SignInFlow.ExpiredPassword expired = state.flow().facts().expired();
        if (expired == null) {
            return results.proceed(state);
        }
        if (form.isIncomplete()) {
            return again(state, "newpassword.missing");
        }
        if (!form.wanted().equals(form.confirmation())) {
            return again(state, "newpassword.different");
        }
        if (form.isTooLong()) {
            return again(state, "newpassword.rule.too_long");
        }
        return switch (changes.change(state, expired, form.current(), form.wanted())) {
            case ChangeExpiredPassword.Result.Refused() -> again(state, "newpassword.refused");
            case ChangeExpiredPassword.Result.Unacceptable(Credentials.Rule rule) ->
                again(state, "newpassword.rule." + rule.name().toLowerCase(Locale.ROOT));
            case ChangeExpiredPassword.Result.Changed(SignInWithPassword.Result signIn) ->
                results.progress(signIn, state, response, () -> step.page(state, "newpassword.refused"));
        };
    }

    private Progress again(SignInState state, String problem) {
        return results.again(step.page(state, problem), state);
    }
}
