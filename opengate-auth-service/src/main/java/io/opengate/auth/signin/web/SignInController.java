package io.opengate.auth.signin.web;

import io.opengate.auth.authorize.Progress;
import io.opengate.auth.pages.FormFields;
import io.opengate.auth.pages.PageController;
import io.opengate.auth.signin.ChooseAccount;
import io.opengate.auth.signin.FlowRequests;
import io.opengate.auth.signin.OpenFlow;
import io.opengate.auth.signin.SignInDispatcher;
import io.opengate.auth.signin.SignInFlow;
import io.opengate.auth.signin.SignInState;
import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A sign-in under one address that can be reloaded, and the choice of an account. */
@PageController
@RequestMapping("/realms/{realm}/signin/{flow}")
@PublicRoute("people come here before they have signed in; the sign-in is bound to their browser")
final class SignInController {

    private final FlowRequests requests;
    private final SignInDispatcher dispatcher;
    private final ChooseAccount choices;
    private final OpenFlow flows;

    SignInController(FlowRequests requests, SignInDispatcher dispatcher, ChooseAccount choices, OpenFlow flows) {
        this.requests = requests;
        this.dispatcher = dispatcher;
        this.choices = choices;
        this.flows = flows;
    }

    @GetMapping
    ResponseEntity<byte[]> show(
            RealmRef realm, @PathVariable String flow, HttpServletRequest request, HttpServletResponse response) {
        return requests.handle(realm, flow, request, response, dispatcher::show);
    }

    @PostMapping("/account")
    ResponseEntity<byte[]> account(
            RealmRef realm, @PathVariable String flow, HttpServletRequest request, HttpServletResponse response) {
        SignInFlow.Choice choice = switch (FormFields.one(request, "choice")) {
            case "continue" -> SignInFlow.Choice.CONTINUE;
            case "other" -> SignInFlow.Choice.OTHER;
            default -> throw new ProblemException(CommonProblem.INVALID_REQUEST, "choice is unknown");
        };
        return requests.handle(realm, flow, request, response, state -> choose(state, choice));
    }

    private Progress choose(SignInState state, SignInFlow.Choice choice) {
        return choices.choose(state, choice).map(dispatcher::proceed).orElseGet(() -> flows.overtaken(state));
    }
}
