package io.opengate.user.credential;

import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The last step of every way to a new password: store it, forget old failures, tell everybody. */
@Component
class StorePassword {

    private final Passwords passwords;
    private final Guesses guesses;
    private final Events events;
    private final Clock clock;

    StorePassword(Passwords passwords, Guesses guesses, Events events, Clock clock) {
        this.passwords = passwords;
        this.guesses = guesses;
        this.events = events;
        this.clock = clock;
    }

    /** Stores the hash of a password that the policy has accepted, and returns whether the user is still there. */
    @Transactional
    public boolean store(RealmId realm, UserId user, String hash, PasswordKind kind) {
        boolean stored = passwords.put(realm, user, hash, kind, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (stored) {
            guesses.forget(realm, user);
            events.publish(CredentialEvents.passwordChanged(realm, user, kind));
        }
        return stored;
    }
}
