package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCResponseTypeValue;
import io.opengate.auth.client.ClientMetadata;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the authorization endpoint itself gives needs more: an ID token a nonce (OpenID Connect Core §3.2.2.1 and
 * §3.3.2.11) and the scope {@code openid}; an access token a client whose tokens need no binding, as nothing can be proven here.
 */
@Component
final class FrontChannelRule implements RequestRule {

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        ResponseType type = request.getResponseType();
        if (type.contains(OIDCResponseTypeValue.ID_TOKEN)) {
            boolean openId = request.getScope() != null && request.getScope().contains("openid");
            if (!openId) {
                return refuse("an ID token needs the scope openid");
            }
            if (!(request instanceof AuthenticationRequest asked) || asked.getNonce() == null) {
                return refuse("nonce is required where the authorization endpoint gives an ID token");
            }
        }
        return type.contains(ResponseType.Value.TOKEN) && isBound(client.metadata())
                ? Optional.of(new OAuthError(
                        AuthProblem.UNAUTHORIZED_CLIENT, "the client's tokens are bound: none comes from here"))
                : Optional.empty();
    }

    private static boolean isBound(ClientMetadata metadata) {
        return Boolean.TRUE.equals(metadata.dpopBoundAccessTokens())
                || Boolean.TRUE.equals(metadata.tlsClientCertificateBoundAccessTokens());
    }

    private static Optional<OAuthError> refuse(String detail) {
        return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, detail));
    }
}
