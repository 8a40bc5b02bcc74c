package io.opengate.auth.code;

import java.util.Optional;

/**
 * The authorization codes in circulation. A code lives 60 s at most, belongs to a sign-on session and ends with it, and is
 * used once.
 */
public interface AuthorizationCodes {

    /**
     * A new code for the grant, or empty when its session has ended meanwhile: the person then signs in again. The code
     * has 256 random bits and is stored as a digest.
     */
    Optional<String> issue(AuthorizationGrant grant);
}
