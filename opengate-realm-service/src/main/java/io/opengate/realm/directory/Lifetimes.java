package io.opengate.realm.directory;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How long what a realm issues may live, in seconds.
 *
 * @param accessTokenSeconds an access token
 * @param refreshTokenSeconds a family of refresh tokens, from the sign-in on
 * @param sessionIdleSeconds a session without use
 * @param sessionMaxSeconds a session at all
 */
@Embeddable
public record Lifetimes(
        int accessTokenSeconds, int refreshTokenSeconds, int sessionIdleSeconds, int sessionMaxSeconds) {

    /** Five minutes, thirty days, half an hour, ten hours. */
    public static final Lifetimes DEFAULT = new Lifetimes(300, 2_592_000, 1_800, 36_000);

    /** These lifetimes, with those replaced that are given. */
    public Lifetimes with(
            @Nullable Integer accessToken,
            @Nullable Integer refreshToken,
            @Nullable Integer sessionIdle,
            @Nullable Integer sessionMax) {
        return new Lifetimes(
                accessToken == null ? accessTokenSeconds : accessToken,
                refreshToken == null ? refreshTokenSeconds : refreshToken,
                sessionIdle == null ? sessionIdleSeconds : sessionIdle,
                sessionMax == null ? sessionMaxSeconds : sessionMax);
    }
}
