package io.opengate.rbac.assignment;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with assignments. */
enum AssignmentProblem implements ProblemType {
    /** The subject has the role already. */
    PRESENT("already-assigned", HttpStatus.CONFLICT, "The subject has the role already"),
    /** Master would be without an administrator of every realm. */
    LAST_ADMINISTRATOR(
            "last-administrator", HttpStatus.CONFLICT, "The last administrator of the master realm cannot be removed"),
    /** The request names a user, a role, a realm or a time that is not good; {@code violations} says which. */
    INVALID("invalid-assignment", HttpStatus.BAD_REQUEST, "The assignment is not valid");

    private final String id;
    private final HttpStatus status;
    private final String title;

    AssignmentProblem(String id, HttpStatus status, String title) {
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
