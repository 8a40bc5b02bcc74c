package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.Profile;
import io.opengate.user.credential.RealmPolicies.RealmPolicy;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one way from a chosen password to a hash: through the policy. */
@Component
class AcceptPassword {

    private final RealmPolicies realms;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;

    AcceptPassword(RealmPolicies realms, PasswordPolicy policy, PasswordHasher hasher) {
        this.realms = realms;
        this.policy = policy;
        this.hasher = hasher;
    }

    /** The password's hash under the realm's policy, or the reason against it. */
    Outcome accept(RealmId realm, Profile person, Password password) {
        return accept(realms.of(realm), person, password);
    }

    /** The same under a policy that is known already. */
    Outcome accept(RealmPolicy realm, Profile person, Password password) {
        Optional<PasswordRefusal> refusal = policy.refusal(password, person, realm);
        return refusal.isPresent()
                ? new Outcome.Refused(refusal.get(), realm.minimumLength())
                : new Outcome.Accepted(hasher.hash(password));
    }

    /** What came of it. */
    sealed interface Outcome {

        /** Good enough. */
        record Accepted(String hash) implements Outcome {

            @Override
            public String toString() {
                return "Accepted";
            }
        }

        /** Not good enough. */
        record Refused(PasswordRefusal reason, int minimumLength) implements Outcome {}
    }
}
