package io.opengate.session.signon.web;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about sessions. */
enum SessionProblem implements ProblemType {
    /** No session of that id lives in the realm: it never was, ran out, or was ended. */
    SESSION_NOT_FOUND("session-not-found", HttpStatus.NOT_FOUND, "There is no such session"),
    /** The account or the realm was disabled, or the password changed, after the person proved who they are. */
    SIGN_IN_OUTDATED("sign-in-outdated", HttpStatus.CONFLICT, "The sign-in is not valid any more");

    private final String id;
    private final HttpStatus status;
    private final String title;

    SessionProblem(String id, HttpStatus status, String title) {
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
