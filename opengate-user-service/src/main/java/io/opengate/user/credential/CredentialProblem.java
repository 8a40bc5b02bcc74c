package io.opengate.user.credential;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about a password. */
public enum CredentialProblem implements ProblemType {
    /** The policy refuses the new password; {@code reason} says why, {@code violations} tells it to people. */
    PASSWORD_REFUSED("password-refused", HttpStatus.UNPROCESSABLE_CONTENT, "The password is not good enough"),
    /** The current password is wrong, or the account takes no guesses or no sign-in now. */
    CURRENT_PASSWORD_REFUSED("current-password-refused", HttpStatus.FORBIDDEN, "The current password is not accepted"),
    /** More passwords are to be hashed than the machine can bear; {@code Retry-After} says when to try again. */
    BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE, "Too many passwords are being checked");

    private final String id;
    private final HttpStatus status;
    private final String title;

    CredentialProblem(String id, HttpStatus status, String title) {
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
}
