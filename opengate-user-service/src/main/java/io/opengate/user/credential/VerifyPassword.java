package io.opengate.user.credential;

import io.micrometer.core.instrument.MeterRegistry;
import io.opengate.platform.tenant.RealmId;
import org.springframework.stereotype.Component;

/**
 * Checks who somebody is by a password. A name that nobody has, an account without a password, a wrong password and a
 * blocked account are one answer and take the same time: each is counted by the same statement and costs one hash. The
 * state of an account is told to those alone who know its password.
 */
@Component
public class VerifyPassword {

    private final Guesses guesses;
    private final PasswordHasher hasher;
    private final ConcludeSignIn conclusion;
    private final MeterRegistry meters;

    VerifyPassword(Guesses guesses, PasswordHasher hasher, ConcludeSignIn conclusion, MeterRegistry meters) {
        this.guesses = guesses;
        this.hasher = hasher;
        this.conclusion = conclusion;
        this.meters = meters;
    }

    /** Judges a guess at the account with that username or e-mail address, as they were typed. */
    public Verification verify(RealmId realm, String login, Password password) {
        Attempt attempt = guesses.begin(realm, LoginName.of(login));
        Verification verification = judge(realm, attempt, password);
        meters.counter(
                        "opengate.password.verifications",
                        "outcome",
                        verification.outcome().wireName())
                .increment();
        return verification;
    }

    private Verification judge(RealmId realm, Attempt attempt, Password password) {
        boolean right = hasher.matches(attempt.hash(), password);
        Attempt.Stored stored = attempt.stored();
        if (!right || stored == null || !attempt.admitted()) {
            return Verification.REFUSED;
        }
        String rehashed = hasher.isOutdated(stored.hash()) ? hasher.hash(password) : null;
        return conclusion.conclude(realm, stored, rehashed);
    }
}
