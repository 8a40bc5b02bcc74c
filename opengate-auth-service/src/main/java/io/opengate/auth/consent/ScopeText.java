package io.opengate.auth.consent;

import java.util.Comparator;
import java.util.List;

/**
 * A scope as people read it.
 *
 * @param name the scope
 * @param key key of its text; the text of unknown ones repeats the name
 */
record ScopeText(String name, String key) {

    private static final List<String> DESCRIBED =
            List.of("openid", "profile", "email", "address", "phone", "roles", "offline_access");

    /** What everybody knows first, then the rest by name. */
    static final Comparator<String> READING_ORDER = Comparator.<String>comparingInt(
                    scope -> DESCRIBED.contains(scope) ? DESCRIBED.indexOf(scope) : DESCRIBED.size())
            .thenComparing(Comparator.naturalOrder());

    static ScopeText of(String scope) {
        return new ScopeText(scope, "consent.scope." + (DESCRIBED.contains(scope) ? scope : "other"));
    }
}
