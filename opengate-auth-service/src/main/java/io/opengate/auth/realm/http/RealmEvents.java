package io.opengate.auth.realm.http;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;

/** Reads which realm an event is about: the last words about a deleted realm are in the trail of master. */
final class RealmEvents {

    private RealmEvents() {}

    static Optional<RealmId> subject(Event event) {
        String subject = event.subject();
        if (subject == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(RealmId.of(subject));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
