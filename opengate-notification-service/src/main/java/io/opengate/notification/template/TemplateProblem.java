package io.opengate.notification.template;

import io.opengate.platform.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What can be wrong with a template or its use. */
public enum TemplateProblem implements ProblemType {
    /** No template has this name. */
    UNKNOWN_TEMPLATE("unknown-template", HttpStatus.BAD_REQUEST, "There is no such template"),
    /** A value that the template needs is missing, or one is not fit for it. */
    UNFIT_MODEL("unfit-model", HttpStatus.BAD_REQUEST, "The values do not fit the template");

    private final String id;
    private final HttpStatus status;
    private final String title;

    TemplateProblem(String id, HttpStatus status, String title) {
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
