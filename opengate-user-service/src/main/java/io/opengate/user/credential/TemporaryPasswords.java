package io.opengate.user.credential;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long a password that somebody else chose is good (ASVS 5.0, 6.4.1). */
@Component
class TemporaryPasswords {

    private final Duration lifetime;
    private final Clock clock;

    TemporaryPasswords(CredentialSettings settings, Clock clock) {
        this.lifetime = settings.temporaryLifetime();
        this.clock = clock;
    }

    /** Whether the password was temporary and is no longer good. */
    boolean hasExpired(Attempt.Stored stored) {
        return stored.kind() == PasswordKind.TEMPORARY
                && stored.changedAt().plus(lifetime).isBefore(clock.instant());
    }
}
