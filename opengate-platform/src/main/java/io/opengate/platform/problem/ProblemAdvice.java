package io.opengate.platform.problem;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Maps every exception that leaves a handler to a problem, so that no controller needs a catch. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 10)
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final List<FailureTranslation> translations;

    public ProblemAdvice(Problems problems, List<FailureTranslation> translations) {
        this.problems = problems;
        this.translations = List.copyOf(translations);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> problem(ProblemException problem) {
        return problems.render(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unreadable(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, "the body cannot be read");
        while (cause != null) {
            if (cause instanceof ProblemException inner) {
                return problems.render(inner);
            }
            if (cause instanceof JacksonException json) {
                return problems.render(UnreadableJson.problem(json));
            }
            cause = cause.getCause();
        }
        return problems.render(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(MethodArgumentNotValidException failure) {
        ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, null);
        for (ObjectError error : failure.getBindingResult().getAllErrors()) {
            problem.violation(
                    error instanceof FieldError field ? field.getField() : "$",
                    String.valueOf(error.getDefaultMessage()));
        }
        return problems.render(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(HandlerMethodValidationException failure) {
        ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, null);
        for (ParameterValidationResult result : failure.getParameterValidationResults()) {
            String name = String.valueOf(result.getMethodParameter().getParameterName());
            result.getResolvableErrors()
                    .forEach(error -> problem.violation(
                            error instanceof FieldError field ? field.getField() : name,
                            String.valueOf(error.getDefaultMessage())));
        }
        return problems.render(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> invalid(ConstraintViolationException failure) {
        ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, null);
        failure.getConstraintViolations()
                .forEach(v -> problem.violation(v.getPropertyPath().toString(), v.getMessage()));
        return problems.render(problem);
    }

    /** A path variable that cannot be what the route expects names nothing; a parameter is a bad request. */
    @ExceptionHandler
    ResponseEntity<ProblemDocument> mismatch(MethodArgumentTypeMismatchException failure) {
        boolean path = failure.getParameter()
                .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return problems.render(
                path
                        ? new ProblemException(CommonProblem.NOT_FOUND, null)
                        : new ProblemException(CommonProblem.INVALID_REQUEST, null)
                                .violation(failure.getName(), "has a value that is not allowed here"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> unsupported(HttpMediaTypeNotSupportedException failure) {
        return problems.render(new ProblemException(
                CommonProblem.UNSUPPORTED_MEDIA_TYPE, "send one of " + failure.getSupportedMediaTypes()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDocument> method(HttpRequestMethodNotSupportedException failure) {
        ResponseEntity<ProblemDocument> answer =
                problems.render(new ProblemException(CommonProblem.METHOD_NOT_ALLOWED, null));
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.addAll(answer.getHeaders());
                    if (failure.getSupportedHttpMethods() != null) {
                        headers.setAllow(failure.getSupportedHttpMethods());
                    }
                })
                .body(answer.getBody());
    }

    /** The caller has gone while it was answered: there is nobody to tell, and nothing of ours is broken. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {
        LOG.debug("a caller went away before the answer");
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDocument> other(Exception failure) {
        for (FailureTranslation translation : translations) {
            ProblemException problem = translation.translate(failure).orElse(null);
            if (problem != null) {
                return problems.render(problem);
            }
        }
        if (failure instanceof ErrorResponse framework) {
            return problems.render(new ProblemException(
                    CommonProblem.ofStatus(framework.getStatusCode().value()), null));
        }
        LOG.error("a request failed", failure);
        return problems.render(new ProblemException(CommonProblem.INTERNAL, null));
    }
}
