package io.opengate.auth.logout.backchannel;

/**
 * A notice that this instance has taken up.
 *
 * @param attempts how often it was tried before
 */
public record PendingNotice(LogoutNotice notice, int attempts) {}
