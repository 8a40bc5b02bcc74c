package io.opengate.user.credential;

import io.opengate.user.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A guess that has been counted and not yet been judged.
 *
 * @param admitted whether it may succeed: false while the account takes no guesses
 * @param stored what the name belongs to; absent for a name that nobody has, and for an account without a password
 */
record Attempt(boolean admitted, @Nullable Stored stored) {

    /** The hash to compare with, or null to compare with nobody's. */
    @Nullable
    String hash() {
        return stored == null ? null : stored.hash();
    }

    /** A user's password as it was when the guess was counted. */
    record Stored(UserId user, String hash, PasswordKind kind, Instant changedAt) {

        @Override
        public String toString() {
            return "Stored[user=" + user + "]";
        }
    }
}
