package io.opengate.auth.subject;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims about a person that scopes ask for (OpenID Connect Core §5.1, §5.4). Names and the e-mail address are the
 * account's own; the other standard claims are the attributes of the same name, the first value of each.
 */
public final class AccountClaims {

    /** Every claim that a scope can give, {@code sub} aside. */
    public static final List<String> NAMES = List.of(
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email",
            "email_verified",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "phone_number_verified",
            "address",
            "updated_at");

    private static final List<String> TEXTS =
            List.of("middle_name", "nickname", "gender", "birthdate", "zoneinfo", "locale");
    private static final List<String> PLACES = List.of("profile", "picture", "website");
    private static final List<String> ADDRESS =
            List.of("formatted", "street_address", "locality", "region", "postal_code", "country");

    private static final Map<String, Set<String>> SCOPES = Map.of(
            "profile",
            Set.of(
                    "name",
                    "given_name",
                    "family_name",
                    "middle_name",
                    "nickname",
                    "preferred_username",
                    "profile",
                    "picture",
                    "website",
                    "gender",
                    "birthdate",
                    "zoneinfo",
                    "locale",
                    "updated_at"),
            "email",
            Set.of("email", "email_verified"),
            "phone",
            Set.of("phone_number", "phone_number_verified"),
            "address",
            Set.of("address"));

    private AccountClaims() {}

    /** The claims that these scopes give, {@code sub} aside; what is not known is left out. */
    public static Map<String, Object> of(Account account, Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.contains("profile")) {
            putProfile(claims, account);
        }
        if (scopes.contains("email") && account.email() != null) {
            claims.put("email", account.email());
            claims.put("email_verified", account.emailVerified());
        }
        if (scopes.contains("phone") && account.attribute("phone_number") != null) {
            put(claims, "phone_number", account.attribute("phone_number"));
            claims.put("phone_number_verified", "true".equals(account.attribute("phone_number_verified")));
        }
        if (scopes.contains("address")) {
            putAddress(claims, account);
        }
        return claims;
    }

    /** The scope that gives the claim, or empty for claims that are not known. */
    public static Optional<String> scopeOf(String claim) {
        return SCOPES.entrySet().stream()
                .filter(scope -> scope.getValue().contains(claim))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The claims of these names; what is not known is left out. */
    public static Map<String, Object> named(Account account, Collection<String> names) {
        Map<String, Object> claims = of(account, SCOPES.keySet());
        claims.keySet().retainAll(names);
        return claims;
    }

    private static void putProfile(Map<String, Object> claims, Account account) {
        put(claims, "name", account.fullName());
        put(claims, "given_name", account.givenName());
        put(claims, "family_name", account.familyName());
        put(claims, "preferred_username", account.username());
        TEXTS.forEach(name -> put(claims, name, account.attribute(name)));
        PLACES.forEach(name -> put(claims, name, webAddress(account.attribute(name))));
        if (account.updatedAt() != null) {
            claims.put("updated_at", account.updatedAt().getEpochSecond());
        }
    }

    private static void putAddress(Map<String, Object> claims, Account account) {
        Map<String, Object> address = new LinkedHashMap<>();
        ADDRESS.forEach(name -> put(address, name, account.attribute(name)));
        if (!address.isEmpty()) {
            claims.put("address", address);
        }
    }

    /** The value where it is a web address: applications show it as a link or a picture, and {@code javascript:} is neither. */
    private static @Nullable String webAddress(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            URI uri = URI.create(value);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? value : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            claims.put(name, value);
        }
    }
}
