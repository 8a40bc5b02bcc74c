package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.subject.RequestedClaims;
import java.time.Duration;
import java.util.Collections;
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
    private final WantedPeople people;

    DemandMaker(AuthorizationResponseTypes types, WantedPeople people) {
        this.types = types;
        this.people = people;
    }

    Judgement make(Asker asker, AuthorizationRequest request, AuthorizationMessage message) {
        RequestedClaims claims =
                RequestedClaims.parse(message.parameters().find("claims").orElse(null));
        Optional<OAuthError> fault = fault(request, message.parameters(), claims);
        if (fault.isPresent()) {
            return new Judgement.Refused(asker, fault.get());
        }
        Set<String> asked = asked(request);
        Set<String> granted = ScopePolicy.permitted(asker.client(), ScopePolicy.orDefault(asker.client(), asked));
        if (granted.isEmpty() && !asked.isEmpty()) {
            return new Judgement.Refused(
                    asker, new OAuthError(AuthProblem.INVALID_SCOPE, "the client may have none of these scopes"));
        }
        return switch (people.find(asker.realm(), message.parameters(), claims)) {
            case WantedPeople.Wish.Refused(OAuthError error) -> new Judgement.Refused(asker, error);
            case WantedPeople.Wish.Person(UUID subject) ->
                new Judgement.Accepted(demand(asker, request, message, granted, subject));
        };
    }

    private static Optional<OAuthError> fault(
            AuthorizationRequest request, AuthorizationParameters parameters, RequestedClaims claims) {
        if (parameters.has("max_age") && maxAge(request) == null) {
            return Optional.of(new OAuthError(AuthProblem.INVALID_REQUEST, "max_age is a number of seconds"));
        }
        boolean unreachable = !claims.contexts().isEmpty()
                && Collections.disjoint(claims.contexts(), AuthenticationContexts.REACHABLE);
        return unreachable ? Optional.of(OAuthError.of(AuthProblem.UNMET_AUTHENTICATION)) : Optional.empty();
    }

    private AuthorizationDemand demand(
            Asker asker,
            AuthorizationRequest request,
            AuthorizationMessage message,
            Set<String> scopes,
            @Nullable UUID wanted) {
        return new AuthorizationDemand(
                asker,
                types.find(request.getResponseType()).orElseThrow(),
                scopes,
                request.getPrompt() == null ? Set.of() : Set.copyOf(request.getPrompt()),
                maxAge(asker, request),
                nonce(request),
                request.getCodeChallenge() == null
                        ? null
                        : request.getCodeChallenge().getValue(),
                wanted,
                message);
    }

    private static Set<String> asked(AuthorizationRequest request) {
        return request.getScope() == null
                ? Set.of()
                : new LinkedHashSet<>(request.getScope().toStringList());
    }

    /** What the request says, else what the client registered ({@code default_max_age}). */
    private static @Nullable Duration maxAge(Asker asker, AuthorizationRequest request) {
        Duration asked = maxAge(request);
        Long usual = asker.client().metadata().defaultMaxAge();
        return asked == null && usual != null ? Duration.ofSeconds(usual) : asked;
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
