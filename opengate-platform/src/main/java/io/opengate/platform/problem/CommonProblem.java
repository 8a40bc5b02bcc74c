package io.opengate.platform.problem;

import org.springframework.http.HttpStatus;

/** The problems that any route may answer. */
public enum CommonProblem implements ProblemType {
    /** The request's body, path or query cannot be read or breaks a constraint; {@code violations} names the fields. */
    INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid"),
    /** No token, or one that is malformed, expired, revoked or meant for somebody else. */
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "A valid access token is required"),
    /** The token is good and does not permit this. */
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "The token does not permit this"),
    /** Nothing is here, or nothing that the caller may see. */
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is no such resource"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not supported here"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No acceptable representation"),
    CONFLICT("conflict", HttpStatus.CONFLICT, "The request conflicts with what is stored"),
    /** The resource changed since the caller read it: {@code If-Match} names another version. */
    STALE_VERSION("stale-version", HttpStatus.PRECONDITION_FAILED, "The resource has changed meanwhile"),
    TOO_LARGE("content-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),
    /** The idempotency key was used for a request with another content. */
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key belongs to another request"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    /** A bug of ours: the error id leads to the log. */
    INTERNAL("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "An internal error occurred"),
    /** A store or a service that is needed does not answer now; {@code Retry-After} says when to try again. */
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part of the service is unavailable"),
    /** A store has no space left: nothing was changed, reading goes on, and somebody has to make room. */
    STORAGE_FULL("storage-full", HttpStatus.SERVICE_UNAVAILABLE, "A store has no space left");

    private final String id;
    private final HttpStatus status;
    private final String title;

    CommonProblem(String id, HttpStatus status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The problem that a bare status stands for. */
    static CommonProblem ofStatus(int status) {
        for (CommonProblem problem : values()) {
            if (problem.status.value() == status) {
                return problem;
            }
        }
        return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
    }
}
