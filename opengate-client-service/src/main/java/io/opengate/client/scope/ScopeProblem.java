package io.opengate.client.scope;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can go wrong with scopes. */
enum ScopeProblem implements ProblemType {
    /** The realm has a scope of that name, or the name belongs to the product. */
    NAME_TAKEN("scope-name-taken", HttpStatus.CONFLICT, "The scope's name is taken"),
    /** Built-in scopes cannot be changed or deleted. */
    BUILT_IN("scope-built-in", HttpStatus.CONFLICT, "A built-in scope cannot be changed"),
    /** A client still lists the scope. */
    IN_USE("scope-in-use", HttpStatus.CONFLICT, "A client still uses the scope");

    private final String id;
    private final HttpStatus status;
    private final String title;

    ScopeProblem(String id, HttpStatus status, String title) {
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
