package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code prompt} holds known values, and {@code none} stands alone (OpenID Connect Core §3.1.2.1). */
@Component
final class PromptRule implements RequestRule {

    private static final Set<Prompt.Type> KNOWN =
            EnumSet.of(Prompt.Type.NONE, Prompt.Type.LOGIN, Prompt.Type.CONSENT, Prompt.Type.SELECT_ACCOUNT);

    @Override
    public Optional<OAuthError> violation(RegisteredClient client, AuthorizationRequest request) {
        Prompt prompt = request.getPrompt();
        if (prompt == null || (prompt.isValid() && KNOWN.containsAll(prompt))) {
            return Optional.empty();
        }
        return Optional.of(new OAuthError(
                AuthProblem.INVALID_REQUEST, "prompt holds values that are unknown or exclude each other"));
    }
}
