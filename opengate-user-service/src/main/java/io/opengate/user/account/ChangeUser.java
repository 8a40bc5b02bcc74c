package io.opengate.user.account;

import io.opengate.platform.events.Events;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes accounts, and tells everybody at once when one may no longer sign in. */
@Component
public class ChangeUser {

    private final Users users;
    private final Events events;
    private final Clock clock;

    ChangeUser(Users users, Events events, Clock clock) {
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes a user and returns it, or empty if there is none. A change that changes nothing has no effect.
     *
     * @param revision makes the wanted profile from the current state; it may refuse by throwing
     * @throws io.opengate.platform.problem.ProblemException if the username or the e-mail address is taken in the realm
     */
    @Transactional
    public Optional<User> change(RealmId realm, UserId id, Function<User, Revision> revision) {
        Optional<User> found = users.find(realm, id);
        found.ifPresent(user -> apply(user, revision.apply(user)));
        return found;
    }

    private void apply(User user, Revision revision) {
        UserStatus before = user.status();
        Set<Change> changes = user.change(revision.profile(), revision.trust(), UserEvents.now(clock));
        if (changes.isEmpty()) {
            return;
        }
        users.flush();
        events.publish(UserEvents.updated(user, changes));
        if (before == UserStatus.ACTIVE && user.status() != UserStatus.ACTIVE) {
            events.publish(UserEvents.disabled(user));
        }
        if (before != UserStatus.ACTIVE && user.status() == UserStatus.ACTIVE) {
            events.publish(UserEvents.enabled(user));
        }
    }

    /** A wanted profile, and what the change says about its e-mail address. */
    public record Revision(Profile profile, EmailTrust trust) {}
}
