package io.opengate.auth.authorize;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request to the authorization and logout endpoints, from query and form alike. */
public final class RequestParameters {

    private RequestParameters() {}

    /** All of them, repetitions included. */
    public static AuthorizationParameters of(HttpServletRequest request) {
        Map<String, List<String>> values = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        return new AuthorizationParameters(values);
    }
}
