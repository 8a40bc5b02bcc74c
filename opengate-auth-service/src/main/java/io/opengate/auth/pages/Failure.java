package io.opengate.auth.pages;

import io.opengate.auth.error.AuthProblem;
import org.springframework.http.HttpStatus;

/**
 * Why a person sees an error page instead of being sent back to the application.
 *
 * @see FailurePages
 */
public enum Failure {
    UNKNOWN_CLIENT(HttpStatus.BAD_REQUEST, "invalid_client", "failure.client"),
    UNREGISTERED_REDIRECT(HttpStatus.BAD_REQUEST, "invalid_redirect_uri", "failure.redirect"),
    UNREGISTERED_LOGOUT_REDIRECT(HttpStatus.BAD_REQUEST, "invalid_redirect_uri", "failure.logoutredirect"),
    INVALID_ID_TOKEN_HINT(HttpStatus.BAD_REQUEST, "invalid_id_token_hint", "failure.logouthint"),
    NAMELESS_LOGOUT(HttpStatus.BAD_REQUEST, "invalid_client", "failure.logoutclient"),
    UNREADABLE_REQUEST(HttpStatus.BAD_REQUEST, "invalid_request", "failure.request"),
    BAD_REQUEST_OBJECT(HttpStatus.BAD_REQUEST, "invalid_request_object", "failure.requestobject"),
    BAD_REQUEST_URI(HttpStatus.BAD_REQUEST, "invalid_request_uri", "failure.requesturi"),
    DISABLED_REALM(HttpStatus.FORBIDDEN, "access_denied", "failure.realm"),
    FORGED_FORM(HttpStatus.FORBIDDEN, "form_expired", "failure.csrf"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not_found", "failure.notfound"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "failure.unavailable"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "server_error", "failure.internal");

    private final HttpStatus status;
    private final String code;
    private final String text;

    Failure(HttpStatus status, String code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** What a person sees of an error that no application can hear. */
    public static Failure of(AuthProblem problem) {
        return switch (problem) {
            case INVALID_REQUEST_OBJECT -> BAD_REQUEST_OBJECT;
            case INVALID_REQUEST_URI -> BAD_REQUEST_URI;
            default -> UNREADABLE_REQUEST;
        };
    }

    /** Status of the page. */
    public HttpStatus status() {
        return status;
    }

    /** What the page shows for developers. */
    public String code() {
        return code;
    }

    /** Key of the sentence for people. */
    String text() {
        return text;
    }
}
