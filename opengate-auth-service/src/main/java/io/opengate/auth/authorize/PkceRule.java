package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** PKCE with S256: demanded from public clients always, from others unless they were exempted; never {@code plain}. */
@Component
final class PkceRule implements RequestRule {

    /** A SHA-256 digest in base64url (RFC 7636 §4.2). */
    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        if (!request.getResponseType().contains(ResponseType.Value.CODE)) {
            return Optional.empty();
        }
        if (request.getCodeChallenge() == null) {
            return client.needsPkce() || request.getCodeChallengeMethod() != null
                    ? refuse("code_challenge is required (PKCE)")
                    : Optional.empty();
        }
        if (!CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            return refuse("code_challenge_method must be S256");
        }
        return S256.matcher(request.getCodeChallenge().getValue()).matches()
                ? Optional.empty()
                : refuse("code_challenge is not an S256 challenge");
    }

    private static Optional<OAuthError> refuse(String detail) {
        return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, detail));
    }
}
