package io.opengate.auth.subject.http;

import io.opengate.platform.events.Event;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.UUID;

/** Cache key: a subject in its realm. */
record SubjectKey(RealmId realm, UUID subject) {

    /** The subject with that id in the event's realm, where both can be read. */
    static Optional<SubjectKey> of(Event event, Object id) {
        if (event.realm() == null || !(id instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SubjectKey(event.realm(), UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Whether the event is about the whole realm that the subject is in. */
    boolean isIn(Event event) {
        return realm.equals(event.realm()) || realm.toString().equals(event.subject());
    }
}
