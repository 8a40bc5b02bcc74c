package io.opengate.auth.consent.web;

import io.opengate.auth.consent.DecideConsent;
import io.opengate.auth.pages.FormFields;
import io.opengate.auth.pages.PageController;
import io.opengate.auth.signin.FlowRequests;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The consent page's form. */
@PageController
final class ConsentController {

    private final FlowRequests requests;
    private final DecideConsent decisions;

    ConsentController(FlowRequests requests, DecideConsent decisions) {
        this.requests = requests;
        this.decisions = decisions;
    }

    @PublicRoute(
            "people decide here with their session; the sign-in is bound to their browser, the form carries a token")
    @PostMapping("/realms/{realm}/signin/{flow}/consent")
    ResponseEntity<byte[]> decide(
            RealmRef realm, @PathVariable String flow, HttpServletRequest request, HttpServletResponse response) {
        return switch (FormFields.one(request, "decision")) {
            case "allow" -> requests.handle(realm, flow, request, response, decisions::allow);
            case "deny" -> requests.handle(realm, flow, request, response, decisions::deny);
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST, "decision is unknown");
        };
    }
}
