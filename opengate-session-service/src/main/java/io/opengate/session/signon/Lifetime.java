package io.opengate.session.signon;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long a session lives: until nobody used it for {@code idle}, and never past {@code endsAt}. All to the second.
 *
 * @param startedAt when the person signed in
 * @param lastUsedAt when the session was used last
 * @param idle longest time without use
 * @param endsAt when it ends in any case
 */
public record Lifetime(Instant startedAt, Instant lastUsedAt, Duration idle, Instant endsAt) {

    /** A life that begins now. */
    public static Lifetime from(Instant now, Duration idle, Duration maximum) {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        return new Lifetime(start, start, idle, start.plus(maximum));
    }

    /** When it ends unless it is used before. */
    public Instant expiresAt() {
        Instant unused = lastUsedAt.plus(idle);
        return unused.isBefore(endsAt) ? unused : endsAt;
    }
}
