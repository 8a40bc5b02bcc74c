package io.opengate.realm.directory.web;

import io.opengate.realm.directory.Realm;
import java.time.Instant;
import java.util.UUID;

/** A realm in a list. */
record RealmSummary(UUID id, String name, String displayName, boolean enabled, Instant createdAt, Instant updatedAt) {
    static RealmSummary of(Realm realm) {
        return new RealmSummary(
                realm.id().value(),
                realm.name().value(),
                realm.profile().displayName(),
                realm.enabled(),
                realm.createdAt(),
                realm.updatedAt());
    }
}
