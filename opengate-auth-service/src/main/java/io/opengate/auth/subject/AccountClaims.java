package io.opengate.auth.subject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims about a person that scopes ask for (OpenID Connect Core §5.4). */
public final class AccountClaims {

    private AccountClaims() {}

    /** The claims that these scopes give, {@code sub} aside; what is not known is left out. */
    public static Map<String, Object> of(Account account, Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.contains("profile")) {
            put(claims, "name", account.fullName());
            put(claims, "given_name", account.givenName());
            put(claims, "family_name", account.familyName());
            put(claims, "preferred_username", account.username());
        }
        if (scopes.contains("email") && account.email() != null) {
            put(claims, "email", account.email());
            claims.put("email_verified", account.emailVerified());
        }
        return claims;
    }

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            claims.put(name, value);
        }
    }
}
