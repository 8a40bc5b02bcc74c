package io.opengate.user.account;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about an account. */
public enum AccountProblem implements ProblemType {
    /** No user of this realm has that id. */
    USER_NOT_FOUND("user-not-found", HttpStatus.NOT_FOUND, "There is no such user"),
    /** Another user of the realm has this username, after case folding. */
    USERNAME_TAKEN("username-taken", HttpStatus.CONFLICT, "The username is taken"),
    /** Another user of the realm has this e-mail address, after case folding. */
    EMAIL_TAKEN("email-taken", HttpStatus.CONFLICT, "The e-mail address is taken");

    private final String id;
    private final HttpStatus status;
    private final String title;

    AccountProblem(String id, HttpStatus status, String title) {
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
