package io.opengate.client.application;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with clients. */
enum ClientProblem implements ProblemType {
    /** The realm has a client of that id, or the id belongs to the product. */
    CLIENT_ID_TAKEN("client-id-taken", HttpStatus.CONFLICT, "The client id is taken"),
    /** The client's metadata break a rule; {@code violations} says which. */
    INVALID_CLIENT("invalid-client", HttpStatus.BAD_REQUEST, "The client is not valid"),
    /** Built-in clients cannot be changed or deleted. */
    BUILT_IN("client-built-in", HttpStatus.CONFLICT, "A built-in client cannot be changed"),
    /** A public client has no secret. */
    NO_SECRET("client-has-no-secret", HttpStatus.CONFLICT, "A public client has no secret"),
    /** The client reaches management permissions that the caller does not hold. */
    BEYOND_CALLER("permission-not-held", HttpStatus.FORBIDDEN, "The client reaches permissions that you do not hold");

    private final String id;
    private final HttpStatus status;
    private final String title;

    ClientProblem(String id, HttpStatus status, String title) {
        this.id = id;
        this.status = status;
        this.title = title;
    }

    /** There is no such client. */
    static ProblemException gone() {
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
