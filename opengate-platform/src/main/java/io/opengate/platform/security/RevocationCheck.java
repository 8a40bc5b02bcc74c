package io.opengate.platform.security;

/** Whether something has ended a token before its expiry. */
@FunctionalInterface
public interface RevocationCheck {

    /**
     * Whether the token's realm, client, subject, session or the token itself was revoked since it was issued.
     *
     * @throws RuntimeException rendered as 503, if that cannot be told now
     */
    boolean isRevoked(AccessToken token);
}
