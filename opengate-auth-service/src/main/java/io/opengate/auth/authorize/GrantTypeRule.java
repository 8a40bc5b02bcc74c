package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The client registered the grant type that the response type belongs to (RFC 7591 §2.1). */
@Component
final class GrantTypeRule implements RequestRule {

    private final AuthorizationResponseTypes types;

    GrantTypeRule(AuthorizationResponseTypes types) {
        this.types = types;
    }

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        boolean registered = types.find(request.getResponseType())
                .map(type -> client.allowsGrant(type.grantType()))
                .orElse(false);
        return registered
                ? Optional.empty()
                : Optional.of(new OAuthError(
                        AuthProblem.UNAUTHORIZED_CLIENT, "the client is not registered for this response type"));
    }
}
