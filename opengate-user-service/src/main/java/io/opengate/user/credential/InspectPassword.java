package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.UserId;
import io.opengate.user.account.Users;
import io.opengate.user.credential.Guesses.Failures;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators about a password what is no secret, and lifts a block. */
@Component
public class InspectPassword {

    private final Users users;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Clock clock;

    InspectPassword(Users users, Passwords passwords, Guesses guesses, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** The state of a user's password, or empty if there is no such user. */
    @Transactional(readOnly = true)
    public Optional<State> inspect(RealmId realm, UserId id) {
        return users.find(realm, id)
                .map(user -> state(passwords.find(realm, id).orElse(null), guesses.failures(realm, id)));
    }

    private State state(@Nullable PasswordCredential password, Optional<Failures> failures) {
        Instant blocked = failures.map(Failures::blockedUntil)
                .filter(until -> until.isAfter(clock.instant()))
                .orElse(null);
        return new State(
                password != null,
                password != null && password.kind() == PasswordKind.TEMPORARY,
                password == null ? null : password.changedAt(),
                failures.map(Failures::count).orElse(0),
                blocked);
    }

    /** Forgets failed guesses and returns the user's id, or empty if there is no such user. */
    @Transactional
    public Optional<UserId> forgetFailures(RealmId realm, UserId id) {
        return users.find(realm, id).map(user -> {
            guesses.forget(realm, id);
            return user.id();
        });
    }

    /**
     * What is known of a password.
     *
     * @param set whether there is one
     * @param failures guesses that failed in a row
     * @param blockedUntil until when no guess is taken, if so
     */
    public record State(
            boolean set,
            boolean temporary,
            @Nullable Instant changedAt,
            int failures,
            @Nullable Instant blockedUntil) {}
}
