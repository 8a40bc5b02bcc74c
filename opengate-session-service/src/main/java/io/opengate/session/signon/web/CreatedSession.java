package io.opengate.session.signon.web;

import io.opengate.platform.crypto.Secret;
import io.opengate.session.signon.StartSession;
import java.time.Instant;
import java.util.UUID;

/** A new session: the cookie's value is {@code <id>.<secret>}, and the secret is told this once. */
record CreatedSession(UUID id, Secret secret, Instant expiresAt) {

    static CreatedSession of(StartSession.Started started) {
        return new CreatedSession(
                started.session().id().value(),
                started.secret(),
                started.session().lifetime().expiresAt());
    }
}
