package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import org.springframework.stereotype.Component;

/** Whether somebody who claims to be a known user knows that user's password. */
@Component
class CurrentPassword {

    private final Guesses guesses;
    private final PasswordHasher hasher;
    private final TemporaryPasswords temporary;

    CurrentPassword(Guesses guesses, PasswordHasher hasher, TemporaryPasswords temporary) {
        this.guesses = guesses;
        this.hasher = hasher;
        this.temporary = temporary;
    }

    /** Counts the guess, and forgets the failures if it is right. */
    boolean isRight(RealmId realm, UserId user, Password password) {
        Attempt attempt = guesses.begin(realm, user);
        boolean equal = hasher.matches(attempt.hash(), password);
        Attempt.Stored stored = attempt.stored();
        if (!equal || !attempt.admitted() || stored == null || temporary.hasExpired(stored)) {
            return false;
        }
        guesses.forget(realm, user);
        return true;
    }
}
