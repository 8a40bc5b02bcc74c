package io.opengate.user.credential;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.FindUsers;
import io.opengate.user.account.User;
import io.opengate.user.account.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives a person a password that somebody else chose. */
@Component
public class SetPassword {

    private final FindUsers users;
    private final AcceptPassword acceptance;
    private final StorePassword storage;

    SetPassword(FindUsers users, AcceptPassword acceptance, StorePassword storage) {
        this.users = users;
        this.acceptance = acceptance;
        this.storage = storage;
    }

    /** Sets the password; the hash is computed outside any transaction, so it holds no connection. */
    public Outcome set(RealmId realm, UserId id, Password password, PasswordKind kind) {
        Optional<User> user = users.find(realm, id);
        if (user.isEmpty()) {
            return new Outcome.NoSuchUser();
        }
        return switch (acceptance.accept(realm, user.get().profile(), password)) {
            case AcceptPassword.Outcome.Refused(PasswordRefusal reason, int minimum) ->
                new Outcome.Refused(reason, minimum);
            case AcceptPassword.Outcome.Accepted(String hash) ->
                storage.store(realm, id, hash, kind) ? new Outcome.Done() : new Outcome.NoSuchUser();
        };
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The password is set. */
        record Done() implements Outcome {}

        /** There is nobody to set it for. */
        record NoSuchUser() implements Outcome {}

        /** The policy refuses it. */
        record Refused(PasswordRefusal reason, int minimumLength) implements Outcome {}
    }
}
