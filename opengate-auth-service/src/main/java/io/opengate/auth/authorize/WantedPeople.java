package io.opengate.auth.authorize;

import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.OAuthError;
import io.opengate.auth.subject.RequestedClaims;
import io.opengate.platform.tenant.RealmRef;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a request is about: the person of an ID token that the client shows, or of a {@code sub} that it asks for by value. */
@Component
final class WantedPeople {

    private final IdTokenHints hints;

    WantedPeople(IdTokenHints hints) {
        this.hints = hints;
    }

    /** Who must sign in. */
    sealed interface Wish {

        /** That person, or anybody. */
        record Person(@Nullable UUID subject) implements Wish {}

        /** Nobody can. */
        record Refused(OAuthError error) implements Wish {}
    }

    /** Whom the request is about (OpenID Connect Core §3.1.2.1 and §5.5.1). */
    Wish find(RealmRef realm, AuthorizationParameters parameters, RequestedClaims claims) {
        Optional<UUID> hinted = parameters
                .find("id_token_hint")
                .flatMap(token -> hints.read(realm, token))
                .map(IdTokenHints.Hint::subject);
        if (parameters.has("id_token_hint") && hinted.isEmpty()) {
            return refuse(AuthProblem.INVALID_REQUEST, "id_token_hint is not an ID token of this realm");
        }
        if (claims.subject() == null) {
            return new Wish.Person(hinted.orElse(null));
        }
        Optional<UUID> named = parse(claims.subject());
        if (named.isEmpty()) {
            return refuse(AuthProblem.LOGIN_REQUIRED, "nobody has the sub that is asked for");
        }
        return hinted.isPresent() && !hinted.equals(named)
                ? refuse(AuthProblem.INVALID_REQUEST, "id_token_hint and claims name different people")
                : new Wish.Person(named.get());
    }

    private static Optional<UUID> parse(String subject) {
        try {
            return Optional.of(UUID.fromString(subject));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Wish refuse(AuthProblem problem, String detail) {
        return new Wish.Refused(new OAuthError(problem, detail));
    }
}
