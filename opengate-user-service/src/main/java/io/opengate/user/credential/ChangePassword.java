package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.User;
import io.opengate.user.account.UserId;
import io.opengate.user.account.UserStatus;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a person replace the password by one of their own. The current one is a guess like any other, and counted. */
@Component
public class ChangePassword {

    private final CurrentPassword current;
    private final FindUsers users;
    private final AcceptPassword acceptance;
    private final StorePassword storage;

    ChangePassword(CurrentPassword current, FindUsers users, AcceptPassword acceptance, StorePassword storage) {
        this.current = current;
        this.users = users;
        this.acceptance = acceptance;
        this.storage = storage;
    }

    /** Replaces the password, if the current one is right, the account is active and the policy accepts the new one. */
    public Outcome change(RealmId realm, UserId id, Password old, Password wanted) {
        boolean right = current.isRight(realm, id, old);
        Optional<User> user = users.find(realm, id).filter(found -> found.status() == UserStatus.ACTIVE);
        if (!right || user.isEmpty()) {
            return new Outcome.Refused();
        }
        if (wanted.equals(old)) {
            return new Outcome.Rejected(PasswordRefusal.UNCHANGED, 0);
        }
        return switch (acceptance.accept(realm, user.get().profile(), wanted)) {
            case AcceptPassword.Outcome.Refused(PasswordRefusal reason, int minimum) ->
                new Outcome.Rejected(reason, minimum);
            case AcceptPassword.Outcome.Accepted(String hash) ->
                storage.store(realm, id, hash, PasswordKind.OWN) ? new Outcome.Changed() : new Outcome.Refused();
        };
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The new password holds. */
        record Changed() implements Outcome {}

        /** The current password is wrong, or the account takes no guesses or no sign-in now. */
        record Refused() implements Outcome {}

        /** The policy refuses the new password. */
        record Rejected(PasswordRefusal reason, int minimumLength) implements Outcome {}
    }
}
