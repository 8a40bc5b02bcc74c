package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code dpop_jkt} may be a thumbprint (RFC 9449 §10): a code that is bound to anything else could never be used. */
@Component
final class KeyRule implements RequestRule {

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        JWKThumbprintConfirmation key = request.getDPoPJWKThumbprintConfirmation();
        return key == null || Confirmation.Thumbprints.isValid(key.getValue().toString())
                ? Optional.empty()
                : Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "dpop_jkt is not a SHA-256 thumbprint"));
    }
}
