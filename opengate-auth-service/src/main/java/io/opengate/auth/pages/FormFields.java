package io.opengate.auth.pages;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/** The fields of a submitted form. */
public final class FormFields {

    private FormFields() {}

    /**
     * The field's value, empty when it was not sent.
     *
     * @throws ProblemException when it was sent more than once
     */
    public static String one(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return "";
        }
        if (values.length > 1) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, "a field was sent more than once");
        }
        return values[0];
    }
}
