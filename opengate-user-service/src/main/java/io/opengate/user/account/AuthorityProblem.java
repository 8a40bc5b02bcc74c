package io.opengate.user.account;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** Why a caller may not administer an account. */
public enum AuthorityProblem implements ProblemType {
    /** Who could change the account could act as it, and so gain permissions. */
    BEYOND_CALLER("permission-not-held", HttpStatus.FORBIDDEN, "The account holds permissions that you do not hold"),
    /** The last administrator would go that way. */
    OWN_ACCOUNT("own-account", HttpStatus.CONFLICT, "An account cannot delete or switch off itself");

    private final String id;
    private final HttpStatus status;
    private final String title;

    AuthorityProblem(String id, HttpStatus status, String title) {
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
