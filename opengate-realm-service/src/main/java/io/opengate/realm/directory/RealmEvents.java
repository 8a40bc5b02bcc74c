package io.opengate.realm.directory;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.events.Revocation;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what happened to realms. Needs a transaction. */
@Component
class RealmEvents {
    private final Events events;

    RealmEvents(Events events) {
        this.events = events;
    }

    void created(Realm realm) {
        events.publish(draft("realm.created", realm));
    }

    /** A realm that was closed takes every token of it along. */
    void updated(Realm realm, RealmChange change) {
        EventDraft draft = draft("realm.updated", realm);
        events.publish(change.closed() ? draft.revoking(Revocation.realm(realm.id())) : draft);
    }

    private static EventDraft draft(String type, Realm realm) {
        return EventDraft.of(type, realm.id(), realm.id().toString())
                .data(Map.of("name", realm.name().value(), "enabled", realm.enabled()));
    }
}
