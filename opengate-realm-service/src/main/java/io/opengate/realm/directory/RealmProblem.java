package io.opengate.realm.directory;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with realms. */
public enum RealmProblem implements ProblemType {
    /** There is no realm of this name or id, or the token does not reach it. */
    REALM_NOT_FOUND("realm-not-found", HttpStatus.NOT_FOUND, "There is no such realm"),
    /** Another realm has this name. The name of a realm is free again when its deletion is done. */
    REALM_NAME_TAKEN("realm-name-taken", HttpStatus.CONFLICT, "The realm name is taken"),
    /** The realm master administers all others: it can be neither deleted nor disabled. */
    MASTER_REALM_PROTECTED("master-realm-protected", HttpStatus.CONFLICT, "The master realm is protected"),
    /** The realm is being deleted; nothing about it can be changed any more. */
    REALM_DELETION_RUNNING("realm-deletion-running", HttpStatus.CONFLICT, "The realm is being deleted"),
    /** The realm has no mail settings. */
    SMTP_NOT_CONFIGURED("smtp-not-configured", HttpStatus.NOT_FOUND, "The realm has no mail settings");

    private final String id;
    private final HttpStatus status;
    private final String title;

    RealmProblem(String id, HttpStatus status, String title) {
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
