package io.opengate.session.signon;

import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;

/**
 * A person being signed in to a realm on one device.
 *
 * @param id public id, the {@code sid} of tokens
 * @param realm the realm that it is valid in
 * @param user the person, the {@code sub} of tokens
 * @param lifetime until when
 * @param authentication what the sign-in rested on
 * @param origin where from
 * @param clients the applications that were signed in to with it, by the name that they have in protocols
 */
public record Session(
        SessionId id,
        RealmId realm,
        UUID user,
        Lifetime lifetime,
        Authentication authentication,
        Origin origin,
        List<String> clients) {

    public Session {
        clients = List.copyOf(clients);
    }

    /** The entry under which the indexes know it. */
    public SessionEntry entry() {
        return new SessionEntry(realm, user, id);
    }
}
