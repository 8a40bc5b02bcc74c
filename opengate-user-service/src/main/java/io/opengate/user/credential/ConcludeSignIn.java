package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.User;
import io.opengate.user.account.Users;
import io.opengate.user.credential.Verification.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows a right password: failures are forgotten, an old hash is renewed, the account's state decides. */
@Component
class ConcludeSignIn {

    private final Users users;
    private final Passwords passwords;
    private final Guesses guesses;
    private final TemporaryPasswords temporary;

    ConcludeSignIn(Users users, Passwords passwords, Guesses guesses, TemporaryPasswords temporary) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.temporary = temporary;
    }

    /**
     * The answer from the account as it is now: it may have changed while the hash was computed.
     *
     * @param rehashed the same password under the current parameters, where it was stored under others
     */
    @Transactional
    public Verification conclude(RealmId realm, Attempt.Stored stored, @Nullable String rehashed) {
        Optional<User> user = users.find(realm, stored.user());
        if (user.isEmpty() || temporary.hasExpired(stored)) {
            return Verification.REFUSED;
        }
        guesses.forget(realm, stored.user());
        if (rehashed != null) {
            passwords.rehash(realm, stored.user(), stored.hash(), rehashed);
        }
        return new Verification(outcome(user.get(), stored), user.get());
    }

    private static Outcome outcome(User user, Attempt.Stored stored) {
        return switch (user.status()) {
            case DISABLED -> Outcome.DISABLED;
            case LOCKED -> Outcome.LOCKED;
            case PENDING -> Outcome.PENDING;
            case ACTIVE ->
                stored.kind() == PasswordKind.TEMPORARY ? Outcome.PASSWORD_CHANGE_REQUIRED : Outcome.VERIFIED;
        };
    }
}
