package io.opengate.auth.token;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.AccountClaims;
import io.opengate.auth.subject.UserClaims;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What an ID token says of the person beyond who it is: nothing that was not asked for. */
@Service
final class PersonClaims {

    private final UserClaims users;

    PersonClaims(UserClaims users) {
        this.users = users;
    }

    /** The claims that the client asked to be in the ID token; those of scopes too where it gets nothing else (OpenID Connect Core §5.4). */
    Map<String, Object> inIdToken(Minting minting, Companions companions) {
        Authorization authorization = minting.authorization();
        SignOn signOn = authorization.signOn();
        Set<String> asked = signOn == null
                ? Set.of()
                : released(
                        minting.client(),
                        authorization.scopes(),
                        signOn.claims().idToken());
        if (asked.isEmpty() && !companions.alone()) {
            return Map.of();
        }
        Optional<Account> account = users.find(minting.realm().id(), authorization.subject());
        Map<String, Object> claims = new LinkedHashMap<>();
        account.ifPresent(person -> {
            if (companions.alone()) {
                claims.putAll(AccountClaims.of(person, authorization.scopes()));
            }
            claims.putAll(AccountClaims.named(person, asked));
        });
        return claims;
    }

    /**
     * Those of the claims that the client may have: it may ask for their scope, and where people are asked, they agreed to
     * that scope.
     */
    static Set<String> released(RegisteredClient client, Set<String> granted, Set<String> asked) {
        Set<String> released = new LinkedHashSet<>(asked);
        released.removeIf(claim -> AccountClaims.scopeOf(claim)
                .filter(scope -> client.requireConsent() ? granted.contains(scope) : ScopePolicy.permits(client, scope))
                .isEmpty());
        return released;
    }
}
