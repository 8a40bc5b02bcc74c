package io.opengate.rbac.role;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with roles. */
public enum RoleProblem implements ProblemType {
    /** The realm or the client has a role of that name, or the client is the product's own. */
    NAME_TAKEN("role-name-taken", HttpStatus.CONFLICT, "The role's name is taken"),
    /** Built-in roles cannot be changed or deleted, and their client gets no others. */
    BUILT_IN("role-built-in", HttpStatus.CONFLICT, "A built-in role cannot be changed"),
    /** A composite role would give itself. */
    CYCLE("role-cycle", HttpStatus.CONFLICT, "A role cannot contain itself"),
    /** Somebody's roles, or what a role gives, are more than the service answers. */
    TOO_MANY("too-many-roles", HttpStatus.CONFLICT, "There are too many roles"),
    /** The request names a role that is not there. */
    UNKNOWN("unknown-role", HttpStatus.BAD_REQUEST, "There is no such role"),
    /** The request names a client that is not there. */
    UNKNOWN_CLIENT("unknown-client", HttpStatus.BAD_REQUEST, "There is no such client"),
    /** The role gives management permissions that the caller does not hold. */
    BEYOND_CALLER("permission-not-held", HttpStatus.FORBIDDEN, "The role gives permissions that you do not hold");

    private final String id;
    private final HttpStatus status;
    private final String title;

    RoleProblem(String id, HttpStatus status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    /** There is no such resource. */
    public static ProblemException gone() {
        return new ProblemException(CommonProblem.NOT_FOUND, null);
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
