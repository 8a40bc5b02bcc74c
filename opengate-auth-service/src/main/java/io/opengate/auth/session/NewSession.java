package io.opengate.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session to be started.
 *
 * @param methods how the person proved who they are (RFC 8176)
 * @param idle time without a use after which it ends
 * @param max time after which it ends in any case
 */
public record NewSession(
        UUID user, List<String> methods, Instant authenticatedAt, Device device, Duration idle, Duration max) {}
