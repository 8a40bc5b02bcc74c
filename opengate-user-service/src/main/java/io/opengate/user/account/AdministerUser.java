package io.opengate.user.account;

import io.opengate.platform.tenant.RealmId;
import io.opengate.user.account.ChangeUser.Revision;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Changes and deletes accounts for an administrator, who must not hold less than the account does. */
@Component
public class AdministerUser {

    private final AccountAuthority authority;
    private final ChangeUser change;
    private final RemoveUser remove;

    AdministerUser(AccountAuthority authority, ChangeUser change, RemoveUser remove) {
        this.authority = authority;
        this.change = change;
        this.remove = remove;
    }

    /**
     * Changes a user and returns it, or empty if there is none.
     *
     * @see ChangeUser#change
     */
    public Optional<User> change(RealmId realm, UserId id, Function<User, Revision> revision) {
        authority.requireOver(realm, id);
        return change.change(realm, id, user -> {
            Revision wanted = revision.apply(user);
            if (wanted.profile().status() != UserStatus.ACTIVE) {
                authority.requireOther(user);
            }
            return wanted;
        });
    }

    /**
     * Deletes a user and returns its id, or empty if there is none.
     *
     * @see RemoveUser#remove
     */
    public Optional<UserId> remove(RealmId realm, UserId id, Consumer<User> guard) {
        authority.requireOver(realm, id);
        return remove.remove(realm, id, user -> {
            authority.requireOther(user);
            guard.accept(user);
        });
    }
}
