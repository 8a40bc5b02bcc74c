package io.opengate.auth.authorize;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is refused by its mere presence, before anything is parsed: repetitions, and features that are not there. */
@Component
final class UnsupportedParameters {

    private final AuthorizationResponseTypes types;
    private final ResponseModes modes;

    UnsupportedParameters(AuthorizationResponseTypes types, ResponseModes modes) {
        this.types = types;
        this.modes = modes;
    }

    Optional<OAuthError> find(AuthorizationParameters parameters) {
        if (!parameters.repeated().isEmpty()) {
            return Optional.of(OAuthError.of(AuthProblem.DUPLICATE_PARAMETER));
        }
        if (parameters.has("request") || parameters.has("request_uri")) {
            return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "a request holds no further request"));
        }
        if (parameters.has("registration")) {
            return Optional.of(OAuthError.of(AuthProblem.REGISTRATION_NOT_SUPPORTED));
        }
        return response(parameters);
    }

    private Optional<OAuthError> response(AuthorizationParameters parameters) {
        Optional<String> type = parameters.find("response_type");
        if (type.isEmpty()) {
            return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "response_type is missing"));
        }
        if (types.parse(type.get()).isEmpty()) {
            return Optional.of(OAuthError.of(AuthProblem.UNSUPPORTED_RESPONSE_TYPE));
        }
        return modes.fault(parameters).map(fault -> new OAuthError(AuthProblem.INVALID_REQUEST, fault));
    }
}
