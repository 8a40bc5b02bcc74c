package io.opengate.session.signon;

import java.time.Duration;
import java.util.UUID;

/** A session to be started: a person has just signed in. */
public record NewSession(UUID user, Authentication authentication, Origin origin, Duration idle, Duration maximum) {}
