package io.opengate.user.account;

import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes accounts with everything that belongs to them here. */
@Component
public class RemoveUser {

    private final Users users;
    private final Events events;

    RemoveUser(Users users, Events events) {
        this.users = users;
        this.events = events;
    }

    /**
     * Deletes a user and returns its id, or empty if there is none.
     *
     * @param guard looks at the current state and refuses by throwing
     */
    @Transactional
    public Optional<UserId> remove(RealmId realm, UserId id, Consumer<User> guard) {
        return users.find(realm, id).map(user -> {
            guard.accept(user);
            users.remove(user);
            events.publish(UserEvents.deleted(user));
            return user.id();
        });
    }
}
