package io.opengate.auth.error.web;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.service.PeerUnavailableException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Renders whatever goes wrong at a protocol endpoint in the protocol's own form. */
@RestControllerAdvice(
        basePackages = {
            "io.opengate.auth.token",
            "io.opengate.auth.par",
            "io.opengate.auth.introspection",
            "io.opengate.auth.revocation",
            "io.opengate.auth.userinfo",
            "io.opengate.auth.discovery",
            "io.opengate.auth.jwks",
            "io.opengate.auth.error"
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProtocolErrors {

    private static final Logger log = LoggerFactory.getLogger(ProtocolErrors.class);

    /** The library's messages that say what is missing and repeat nothing of the request. */
    private static final Pattern MISSING = Pattern.compile("Missing (?:or empty )?[a-z_]+ parameter");

    @ExceptionHandler
    ResponseEntity<String> refused(ProtocolException refusal) {
        ResponseEntity<String> answer = OAuthError.of(refusal).answer();
        if (refusal.challenge() == null) {
            return answer;
        }
        HttpHeaders headers = new HttpHeaders(answer.getHeaders());
        headers.set(HttpHeaders.WWW_AUTHENTICATE, refusal.challenge());
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    /** The library found the message malformed; its own code says how. */
    @ExceptionHandler
    ResponseEntity<String> malformed(ParseException malformed) {
        ErrorObject error = malformed.getErrorObject();
        String code = error == null || error.getCode() == null ? AuthProblem.INVALID_REQUEST.code() : error.getCode();
        AuthProblem problem = Arrays.stream(AuthProblem.values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElse(AuthProblem.INVALID_REQUEST);
        String message = String.valueOf(malformed.getMessage());
        return new OAuthError(problem, MISSING.matcher(message).matches() ? message : problem.title()).answer();
    }

    @ExceptionHandler
    ResponseEntity<String> problem(ProblemException problem) {
        return OAuthError.of(
                        switch (problem.type().status().value()) {
                            case 404 -> AuthProblem.UNKNOWN_REALM;
                            case 405 -> AuthProblem.METHOD_NOT_ALLOWED;
                            case 413 -> AuthProblem.FORM_TOO_LARGE;
                            case 415 -> AuthProblem.FORM_REQUIRED;
                            case 503 -> AuthProblem.TEMPORARILY_UNAVAILABLE;
                            case 500 -> AuthProblem.SERVER_ERROR;
                            default -> AuthProblem.INVALID_REQUEST;
                        })
                .answer();
    }

    @ExceptionHandler({PeerUnavailableException.class, DataAccessException.class})
    ResponseEntity<String> unavailable(RuntimeException failure) {
        log.warn("a protocol request found a part of the service unavailable: {}", failure.toString());
        return OAuthError.of(AuthProblem.TEMPORARILY_UNAVAILABLE).answer();
    }

    @ExceptionHandler
    ResponseEntity<String> bug(RuntimeException failure) {
        log.error("a protocol request failed", failure);
        return OAuthError.of(AuthProblem.SERVER_ERROR).answer();
    }
}
