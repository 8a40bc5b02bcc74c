package io.opengate.auth.authorize;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request to the authorization and logout endpoints, from query and form alike. */
public final class RequestParameters {

    private RequestParameters() {}

    /**
     * All of them, repetitions included.
     *
     * @throws ProblemException if they are not UTF-8 or hold NUL: the container decodes what it cannot read to U+FFFD
     */
    public static AuthorizationParameters of(HttpServletRequest request) {
        Map<String, List<String>> values = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        boolean readable = values.entrySet().stream()
                .allMatch(entry -> isReadable(entry.getKey())
                        && entry.getValue().stream().allMatch(RequestParameters::isReadable));
        if (!readable) {
            throw new ProblemException(CommonProblem.INVALID_REQUEST, "a parameter is not valid UTF-8");
        }
        return new AuthorizationParameters(values);
    }

    private static boolean isReadable(String text) {
        return text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0;
    }
}
