package io.opengate.auth.pages;

import io.opengate.auth.error.ProtocolException;
import io.opengate.platform.problem.InfrastructureFailures;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what goes wrong in a {@link PageController} into an error page. */
@RestControllerAdvice(annotations = PageController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageAdvice {

    private final InfrastructureFailures infrastructure = new InfrastructureFailures();
    private final FailurePages failures;

    PageAdvice(FailurePages failures) {
        this.failures = failures;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> problem(ProblemException e, HttpServletRequest request, HttpServletResponse response) {
        return page(e.type().status(), e, request, response);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> problem(ProtocolException e, HttpServletRequest request, HttpServletResponse response) {
        return page(e.problem().status(), e, request, response);
    }

    /** The container found a parameter that is malformed, not UTF-8 or too large. */
    @ExceptionHandler
    ResponseEntity<byte[]> parameter(
            InvalidParameterException e, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatusCode.valueOf(e.getErrorCode()), e, request, response);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception e, HttpServletRequest request, HttpServletResponse response) {
        HttpStatusCode status = infrastructure
                .translate(e)
                .<HttpStatusCode>map(problem -> problem.type().status())
                .orElseGet(() -> e instanceof ErrorResponse error ? error.getStatusCode() : Failure.INTERNAL.status());
        return page(status, e, request, response);
    }

    private ResponseEntity<byte[]> page(
            HttpStatusCode status, Exception cause, HttpServletRequest request, HttpServletResponse response) {
        Failure failure = switch (status.value()) {
            case 404 -> Failure.NOT_FOUND;
            case 503 -> Failure.UNAVAILABLE;
            default -> status.is4xxClientError() ? Failure.UNREADABLE_REQUEST : Failure.INTERNAL;
        };
        return failures.answer(failure, status, cause, null, request, response);
    }
}
