package io.opengate.realm.deletion;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with the deletion of realms. */
public enum DeletionProblem implements ProblemType {
    /** No deletion of a realm has this id, or the token does not reach it. */
    REALM_DELETION_NOT_FOUND("realm-deletion-not-found", HttpStatus.NOT_FOUND, "There is no such deletion"),
    /** Realms are deleted from the realm master only: ask with a token of it. */
    DELETION_NEEDS_MASTER("deletion-needs-master", HttpStatus.FORBIDDEN, "Only the master realm deletes realms"),
    /** A service acknowledges its own purge only, and only when the deletion waits for it. */
    PURGE_NOT_EXPECTED("purge-not-expected", HttpStatus.FORBIDDEN, "The purge is not the caller's to acknowledge");

    private final String id;
    private final HttpStatus status;
    private final String title;

    DeletionProblem(String id, HttpStatus status, String title) {
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
