package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the demand out of a request whose form is right. */
@Component
final class DemandMaker {

    private final AuthorizationResponseTypes types;
    private final IdTokenHints hints;

    DemandMaker(AuthorizationResponseTypes types, IdTokenHints hints) {
        this.types = types;
        this.hints = hints;
    }

    Judgement make(Asker asker, AuthorizationRequest request, AuthorizationMessage message) {
        AuthorizationParameters parameters = message.parameters();
        Optional<IdTokenHints.Hint> hint =
                parameters.find("id_token_hint").flatMap(token -> hints.read(asker.realm(), token));
        if (parameters.has("id_token_hint") && hint.isEmpty()) {
            return refuse(asker, AuthProblem.INVALID_REQUEST, "id_token_hint is not an ID token of this realm");
        }
        if (parameters.has("max_age") && maxAge(request) == null) {
            return refuse(asker, AuthProblem.INVALID_REQUEST, "max_age is a number of seconds");
        }
        Set<String> asked = asked(request);
        Set<String> granted = ScopePolicy.permitted(asker.client(), ScopePolicy.orDefault(asker.client(), asked));
        return granted.isEmpty() && !asked.isEmpty()
                ? refuse(asker, AuthProblem.INVALID_SCOPE, "the client may have none of these scopes")
                : new Judgement.Accepted(demand(
                        asker,
                        request,
                        message,
                        granted,
                        hint.map(IdTokenHints.Hint::subject).orElse(null)));
    }

    private AuthorizationDemand demand(
            Asker asker,
            AuthorizationRequest request,
            AuthorizationMessage message,
            Set<String> scopes,
            @Nullable UUID hinted) {
        return new AuthorizationDemand(
                asker,
                types.find(request.getResponseType()).orElseThrow(),
                scopes,
                request.getPrompt() == null ? Set.of() : Set.copyOf(request.getPrompt()),
                maxAge(request),
                nonce(request),
                request.getCodeChallenge() == null
                        ? null
                        : request.getCodeChallenge().getValue(),
                hinted,
                message);
    }

    private static Judgement refuse(Asker asker, AuthProblem problem, String detail) {
        return new Judgement.Refused(asker, new OAuthError(problem, detail));
    }

    private static Set<String> asked(AuthorizationRequest request) {
        return request.getScope() == null
                ? Set.of()
                : new LinkedHashSet<>(request.getScope().toStringList());
    }

    private static @Nullable Duration maxAge(AuthorizationRequest request) {
        return request instanceof AuthenticationRequest openId && openId.getMaxAge() >= 0
                ? Duration.ofSeconds(openId.getMaxAge())
                : null;
    }

    private static @Nullable String nonce(AuthorizationRequest request) {
        return request instanceof AuthenticationRequest openId && openId.getNonce() != null
                ? openId.getNonce().getValue()
                : null;
    }
}
