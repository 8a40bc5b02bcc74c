package io.opengate.auth.error.web;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.platform.security.PublicRoute;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Answers methods that a protocol endpoint does not have in the protocol's own form. */
@Hidden
@RestController
@PublicRoute("it only refuses")
class WrongMethods {

    private static final String ENDPOINT = "/realms/{realm}/protocol/openid-connect/";

    @RequestMapping(
            path = {ENDPOINT + "token", ENDPOINT + "token/introspect", ENDPOINT + "revoke", ENDPOINT + "ext/par/request"
            },
            method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    ResponseEntity<String> postOnly() {
        return refuse("POST");
    }

    @RequestMapping(
            path = ENDPOINT + "userinfo",
            method = {RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    ResponseEntity<String> getOrPost() {
        return refuse("GET, POST");
    }

    @RequestMapping(
            path = {ENDPOINT + "certs", "/realms/{realm}/.well-known/openid-configuration"},
            method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    ResponseEntity<String> getOnly() {
        return refuse("GET");
    }

    /** What is there instead (RFC 9110 §9.3.7); the framework would list the methods that are refused above. */
    @RequestMapping(
            path = {ENDPOINT + "token", ENDPOINT + "token/introspect", ENDPOINT + "revoke"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> optionsOfPost() {
        return allow("POST, OPTIONS");
    }

    @RequestMapping(path = ENDPOINT + "userinfo", method = RequestMethod.OPTIONS)
    ResponseEntity<Void> optionsOfGetAndPost() {
        return allow("GET, HEAD, POST, OPTIONS");
    }

    @RequestMapping(
            path = {ENDPOINT + "certs", "/realms/{realm}/.well-known/openid-configuration"},
            method = RequestMethod.OPTIONS)
    ResponseEntity<Void> optionsOfGet() {
        return allow("GET, HEAD, OPTIONS");
    }

    private static ResponseEntity<Void> allow(String methods) {
        return ResponseEntity.noContent().header(HttpHeaders.ALLOW, methods).build();
    }

    private static ResponseEntity<String> refuse(String allowed) {
        ResponseEntity<String> answer =
                OAuthError.of(AuthProblem.METHOD_NOT_ALLOWED).answer();
        HttpHeaders headers = new HttpHeaders(answer.getHeaders());
        headers.set(HttpHeaders.ALLOW, allowed);
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }
}
