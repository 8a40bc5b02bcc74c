package io.opengate.auth.logout.web;

import io.opengate.auth.authorize.ProgressAnswers;
import io.opengate.auth.pages.PageController;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The logout endpoint (RP-Initiated Logout 1.0 §2), and the form of the page that asks. */
@PageController
@PublicRoute("applications send people here; without proof the person is asked, and that form carries a token")
final class LogoutController {

    private static final String ENDPOINT = "/realms/{realm}/protocol/openid-connect/logout";

    private final SignOut signOut;
    private final ProgressAnswers answers;

    LogoutController(SignOut signOut, ProgressAnswers answers) {
        this.signOut = signOut;
        this.answers = answers;
    }

    @GetMapping(ENDPOINT)
    ResponseEntity<byte[]> get(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(signOut.ask(realm, request, response), realm, request, response);
    }

    @PostMapping(path = ENDPOINT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> post(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(signOut.ask(realm, request, response), realm, request, response);
    }

    /** The person's own word; Spring Security has checked the form's token. */
    @PostMapping(path = "/realms/{realm}/signout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> confirm(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(signOut.confirm(realm, request, response), realm, request, response);
    }
}
