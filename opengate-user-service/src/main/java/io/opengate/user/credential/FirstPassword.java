package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.Profile;
import io.opengate.user.account.UserId;
import io.opengate.user.credential.RealmPolicies.RealmPolicy;
import org.springframework.stereotype.Component;

/**
 * The own password of an account that is being made before any realm can be asked for its policy: the default policy
 * holds.
 */
@Component
public class FirstPassword {

    private final AcceptPassword acceptance;
    private final StorePassword storage;

    FirstPassword(AcceptPassword acceptance, StorePassword storage) {
        this.acceptance = acceptance;
        this.storage = storage;
    }

    /** The password as it can be stored, or the rule against it. */
    public Outcome accept(Profile person, Password password) {
        return switch (acceptance.accept(RealmPolicy.DEFAULT, person, password)) {
            case AcceptPassword.Outcome.Accepted(String hash) -> new Outcome.Accepted(hash);
            case AcceptPassword.Outcome.Refused(PasswordRefusal reason, int minimum) ->
                new Outcome.Refused(reason.message(minimum));
        };
    }

    /** Stores it, within the caller's transaction, in which the user was made. */
    public void store(RealmId realm, UserId user, Outcome.Accepted accepted) {
        if (!storage.store(realm, user, accepted.hash, PasswordKind.OWN)) {
            throw new IllegalStateException("a password for a user who is not there");
        }
    }

    /** What the policy says. */
    public sealed interface Outcome {

        /** Good enough; nobody outside can read the hash. */
        final class Accepted implements Outcome {

            private final String hash;

            private Accepted(String hash) {
                this.hash = hash;
            }
        }

        /** Not good enough. */
        record Refused(String rule) implements Outcome {}
    }
}
