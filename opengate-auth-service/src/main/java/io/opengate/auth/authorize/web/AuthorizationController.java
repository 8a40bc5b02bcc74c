package io.opengate.auth.authorize.web;

import io.opengate.auth.authorize.Interactions;
import io.opengate.auth.authorize.Judgement;
import io.opengate.auth.authorize.Progress;
import io.opengate.auth.authorize.ProgressAnswers;
import io.opengate.auth.authorize.ReceiveRequest;
import io.opengate.auth.authorize.RequestParameters;
import io.opengate.auth.authorize.Visitors;
import io.opengate.auth.pages.PageController;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2). */
@PageController
@RequestMapping("/realms/{realm}/protocol/openid-connect/auth")
@PublicRoute("people come here before they have signed in")
final class AuthorizationController {

    private final ReceiveRequest requests;
    private final Interactions interactions;
    private final Visitors visitors;
    private final ProgressAnswers answers;

    AuthorizationController(
            ReceiveRequest requests, Interactions interactions, Visitors visitors, ProgressAnswers answers) {
        this.requests = requests;
        this.interactions = interactions;
        this.visitors = visitors;
        this.answers = answers;
    }

    @GetMapping
    ResponseEntity<byte[]> get(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return authorize(realm, request, response);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> post(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        return authorize(realm, request, response);
    }

    private ResponseEntity<byte[]> authorize(RealmRef realm, HttpServletRequest request, HttpServletResponse response) {
        Progress progress = switch (requests.receive(realm, RequestParameters.of(request))) {
            case Judgement.Untrusted(var failure) -> new Progress.Fail(failure);
            case Judgement.Refused(var asker, var error) -> asker.refuse(error);
            case Judgement.Accepted(var demand) -> interactions.begin(demand, visitors.of(request, response, realm));
        };
        return answers.answer(progress, realm, request, response);
    }
}
