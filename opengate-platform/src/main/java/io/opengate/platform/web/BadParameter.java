package io.opengate.platform.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;

/** The problem of one parameter, header or field that is not as it should be. */
public final class BadParameter {

    private BadParameter() {}

    /** A 400 {@code invalid-request} with that one violation. */
    public static ProblemException of(String name, String message) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, name + " " + message).violation(name, message);
    }
}
