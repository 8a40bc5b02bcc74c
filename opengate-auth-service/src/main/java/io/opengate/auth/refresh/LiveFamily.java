package io.opengate.auth.refresh;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.code.AuthorizationGrant;
import java.time.Instant;
import java.util.Optional;

/** What is known of the family of a token. */
public sealed interface LiveFamily {

    /** The token may still be used. */
    record Usable(AuthorizationGrant grant, Instant expiresAt, Optional<Confirmation> confirmation)
            implements LiveFamily {}

    /** The token was used already, or its family or session has ended. */
    record Ended() implements LiveFamily {}
}
