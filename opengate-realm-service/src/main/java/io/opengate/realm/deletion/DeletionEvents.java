package io.opengate.realm.deletion;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Events;
import io.opengate.platform.events.Revocation;
import io.opengate.platform.tenant.RealmId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says what happens to a realm that is deleted. Needs a transaction. */
@Component
class DeletionEvents {
    private final Events events;

    DeletionEvents(Events events) {
        this.events = events;
    }

    /** Asks every service to purge the realm, and ends every token of it. */
    void requested(RealmDeletion deletion) {
        events.publish(EventDraft.of(
                        "realm.deletion-requested",
                        deletion.realm(),
                        deletion.realm().toString())
                .by(deletion.requestedBy().orElse(null))
                .data(data(deletion))
                .revoking(Revocation.realm(deletion.realm())));
    }

    /** In the trail of {@code master}, since the realm has none any more. */
    void finished(RealmDeletion deletion) {
        events.publish(
                EventDraft.of("realm.deleted", RealmId.MASTER, deletion.realm().toString())
                        .by(deletion.requestedBy().orElse(null))
                        .data(data(deletion)));
    }

    private static Map<String, String> data(RealmDeletion deletion) {
        return Map.of(
                "deletion", deletion.id().toString(),
                "name", deletion.realmName().value(),
                "requestedAt", deletion.requestedAt().toString());
    }
}
