package io.opengate.user.account;

import io.opengate.platform.events.Events;
import io.opengate.platform.id.Ids;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts. */
@Component
public class AddUser {

    private final Users users;
    private final Events events;
    private final Ids ids;
    private final Clock clock;

    AddUser(Users users, Events events, Ids ids, Clock clock) {
        this.users = users;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a user with a new id, within the caller's transaction.
     *
     * @throws io.opengate.platform.problem.ProblemException if the username or the e-mail address is taken in the realm
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public User add(RealmId realm, Profile profile) {
        return add(realm, new UserId(ids.next()), profile);
    }

    /** The same with an id that is fixed beforehand. */
    @Transactional(propagation = Propagation.MANDATORY)
    public User add(RealmId realm, UserId id, Profile profile) {
        User user = new User(realm, id, profile, UserEvents.now(clock));
        users.add(user);
        events.publish(UserEvents.created(user));
        return user;
    }
}
