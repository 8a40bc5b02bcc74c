package io.opengate.auth.consent;

import java.util.Set;

/**
 * A scope as people read it.
 *
 * @param name the scope
 * @param key key of its text; the text of unknown ones repeats the name
 */
record ScopeText(String name, String key) {

    private static final Set<String> DESCRIBED =
            Set.of("openid", "profile", "email", "address", "phone", "offline_access", "roles");

    static ScopeText of(String scope) {
        return new ScopeText(scope, "consent.scope." + (DESCRIBED.contains(scope) ? scope : "other"));
    }
}
