package io.opengate.session.signon.stream;

import io.opengate.platform.events.DurableListener;
import io.opengate.platform.events.Event;
import io.opengate.session.signon.EndReason;
import io.opengate.session.signon.EndSession;
import io.opengate.session.signon.Listing;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs a person out everywhere when their account or their password is not what they signed in with. */
@Component
class UserChanges implements DurableListener {

    private static final Map<String, EndReason> REASONS = Map.of(
            "user.disabled", EndReason.USER_DISABLED,
            "user.deleted", EndReason.USER_DELETED,
            "user.password-changed", EndReason.PASSWORD_CHANGED);

    private final EndSession end;

    UserChanges(EndSession end) {
        this.end = end;
    }

    @Override
    public String name() {
        return "end-sessions-of-users";
    }

    @Override
    public Set<String> types() {
        return REASONS.keySet();
    }

    @Override
    public void on(Event event) {
        EndReason reason = REASONS.get(event.type());
        if (reason != null && event.realm() != null && event.subject() != null) {
            Listing theirs = new Listing.OfUser(event.realm(), UUID.fromString(event.subject()));
            end.endOlder(theirs, event.time(), reason);
        }
    }
}
