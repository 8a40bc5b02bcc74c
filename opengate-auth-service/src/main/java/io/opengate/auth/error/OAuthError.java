package io.opengate.auth.error;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An error of the protocol, ready to be rendered: as JSON in a body here, or as parameters of a redirect by the
 * authorization endpoint, which takes {@link #object()}.
 */
public record OAuthError(AuthProblem problem, String detail) {

    /** How long a client waits before it tries again, at least. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** The error with the problem's own title as description. */
    public static OAuthError of(AuthProblem problem) {
        return new OAuthError(problem, problem.title());
    }

    /** The error that the exception carries. */
    public static OAuthError of(ProtocolException exception) {
        return new OAuthError(exception.problem(), exception.detail());
    }

    /** The library's form: error code, description (characters that RFC 6749 §5.2 excludes are removed) and status. */
    public ErrorObject object() {
        return new ErrorObject(
                problem.code(),
                ErrorObject.removeIllegalChars(detail),
                problem.status().value());
    }

    /** The error as the JSON answer of RFC 6749 §5.2, never cached. */
    public ResponseEntity<String> answer() {
        return ResponseEntity.status(problem.status())
                .headers(this::addHeaders)
                .contentType(MediaType.APPLICATION_JSON)
                .body(problem.code().isEmpty() ? "{}" : object().toJSONObject().toJSONString());
    }

    private void addHeaders(HttpHeaders headers) {
        headers.setCacheControl("no-store");
        headers.setPragma("no-cache");
        if (problem == AuthProblem.TEMPORARILY_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        }
    }
}
