package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The client registered the response type, and the grant types that belong to it (RFC 7591 §2.1). */
@Component
final class GrantTypeRule implements RequestRule {

    private static final List<String> USUAL = List.of("code");

    private final AuthorizationResponseTypes types;

    GrantTypeRule(AuthorizationResponseTypes types) {
        this.types = types;
    }

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        ResponseType asked = request.getResponseType();
        boolean granted = types.find(asked)
                .filter(type -> type.grantTypes().stream().allMatch(client::allowsGrant))
                .isPresent();
        return granted && isRegistered(client, asked)
                ? Optional.empty()
                : Optional.of(new OAuthError(
                        AuthProblem.UNAUTHORIZED_CLIENT, "the client is not registered for this response type"));
    }

    private static boolean isRegistered(RegisteredClient client, ResponseType asked) {
        List<String> registered = client.metadata().responseTypes();
        return (registered == null ? USUAL : registered).stream().anyMatch(type -> isSame(type, asked));
    }

    /** The order of the words means nothing (OAuth 2.0 Multiple Response Types §5). */
    private static boolean isSame(String registered, ResponseType asked) {
        try {
            return ResponseType.parse(registered).equals(asked);
        } catch (ParseException malformed) {
            return false;
        }
    }
}
