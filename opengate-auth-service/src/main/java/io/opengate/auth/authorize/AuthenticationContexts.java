package io.opengate.auth.authorize;

import java.util.Set;

/** How sure a sign-in makes us of a person: the values of {@code acr} (OpenID Connect Core §2). */
public final class AuthenticationContexts {

    /** All that can be reached: {@code 1}, the person proved one thing, such as a password. */
    public static final Set<String> REACHABLE = Set.of("1");

    private AuthenticationContexts() {}
}
