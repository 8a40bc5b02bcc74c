package io.opengate.realm.directory;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The platform's view of the directory in the service that owns it: no HTTP to itself. */
@Component
class DirectoryRealms implements Realms {
    private static final int MOST = 10_000;

    private final InvalidatedCache<RealmName, Optional<RealmRef>> byName;
    private final InvalidatedCache<RealmId, Optional<RealmRef>> byId;

    DirectoryRealms(ReadRealms realms, InvalidatedCaches caches) {
        this.byName = caches.named("realms-by-name", MOST, realms::ref, (event, entries) -> {
            if (concernsARealm(event) && event.data().get("name") instanceof String name) {
                entries.key(new RealmName(name));
            }
        });
        this.byId = caches.named("realms-by-id", MOST, realms::ref, (event, entries) -> {
            if (concernsARealm(event) && event.subject() != null) {
                entries.key(RealmId.of(event.subject()));
            }
        });
    }

    private static boolean concernsARealm(Event event) {
        return event.type().startsWith("realm.");
    }

    @Override
    public Optional<RealmRef> find(RealmName name) {
        return byName.get(name);
    }

    @Override
    public Optional<RealmRef> find(RealmId id) {
        return byId.get(id);
    }
}
