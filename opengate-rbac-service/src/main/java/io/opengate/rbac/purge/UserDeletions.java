package io.opengate.rbac.purge;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.rbac.assignment.ForgetSubject;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the deletion of a user means here. */
@Component
class UserDeletions implements DurableListener {

    private final ForgetSubject forget;

    UserDeletions(ForgetSubject forget) {
        this.forget = forget;
    }

    @Override
    public String name() {
        return "user-deletions";
    }

    @Override
    public Set<String> types() {
        return Set.of("user.deleted");
    }

    @Override
    public void on(Event event) {
        RealmId realm = event.realm();
        String user = event.subject();
        if (realm != null && user != null) {
            RealmScope.run(realm, () -> forget.forget(realm, UUID.fromString(user)));
        }
    }
}
