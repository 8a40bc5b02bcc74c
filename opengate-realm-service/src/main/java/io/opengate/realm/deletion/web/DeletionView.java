package io.opengate.realm.deletion.web;

import io.opengate.realm.deletion.RealmDeletion;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deletion of a realm.
 *
 * @param realm the name that the realm had
 * @param realmId the id that the realm had
 * @param state running or done
 * @param services the same for each service's purge
 */
record DeletionView(
        UUID id,
        String realm,
        UUID realmId,
        String state,
        SortedMap<String, String> services,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static DeletionView of(RealmDeletion deletion) {
        SortedMap<String, String> services = new TreeMap<>();
        deletion.purges().forEach((service, done) -> services.put(service, state(done)));
        return new DeletionView(
                deletion.id(),
                deletion.realmName().value(),
                deletion.realm().value(),
                state(deletion.finishedAt().isPresent()),
                services,
                deletion.requestedAt(),
                deletion.finishedAt().orElse(null));
    }

    private static String state(boolean done) {
        return done ? "done" : "running";
    }
}
