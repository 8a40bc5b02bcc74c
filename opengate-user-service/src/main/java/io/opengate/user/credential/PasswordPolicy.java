package io.opengate.user.credential;

import io.opengate.user.account.EmailAddress;
import io.opengate.user.account.Folding;
import io.opengate.user.account.Profile;
import io.opengate.user.credential.RealmPolicies.RealmPolicy;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be chosen (NIST SP 800-63B-4 §3.1.1.2): long enough, not known to attackers, not a name of the
 * account. There are no rules of composition, and passwords do not expire.
 */
@Component
class PasswordPolicy {

    private final BreachedPasswords breached;
    private final int maximumLength;

    PasswordPolicy(BreachedPasswords breached, CredentialSettings settings) {
        this.breached = breached;
        this.maximumLength = settings.maximumLength();
    }

    /** Why this person may not have the password; empty if it is good enough. */
    Optional<PasswordRefusal> refusal(Password password, Profile person, RealmPolicy realm) {
        if (password.length() < realm.minimumLength()) {
            return Optional.of(PasswordRefusal.TOO_SHORT);
        }
        if (password.length() > maximumLength) {
            return Optional.of(PasswordRefusal.TOO_LONG);
        }
        if (password.hasUntypeable()) {
            return Optional.of(PasswordRefusal.CHARACTERS);
        }
        if (isPersonal(Folding.fold(password.text()), person)) {
            return Optional.of(PasswordRefusal.PERSONAL);
        }
        return breached.contains(password) ? Optional.of(PasswordRefusal.BREACHED) : Optional.empty();
    }

    private static boolean isPersonal(String folded, Profile person) {
        EmailAddress email = person.email();
        return folded.equals(person.username().folded()) || (email != null && folded.equals(email.folded()));
    }
}
