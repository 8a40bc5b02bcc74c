package io.opengate.platform.directory;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.tenant.Realms;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.client.HttpClientErrorException;

/** The directory as the realm service knows it, cached until an event changes a realm. */
final class HttpRealms implements Realms {

    private static final int MOST_REALMS = 20_000;

    private final InvalidatedCache<RealmName, Optional<RealmRef>> byName;
    private final InvalidatedCache<RealmId, Optional<RealmRef>> byId;

    HttpRealms(RealmDirectoryApi api, InvalidatedCaches caches) {
        this.byName = caches.named(
                "realms-by-name", MOST_REALMS, name -> read(() -> api.byName(name.value())), HttpRealms::dropName);
        this.byId =
                caches.named("realms-by-id", MOST_REALMS, id -> read(() -> api.byId(id.value())), HttpRealms::dropId);
    }

    @Override
    public Optional<RealmRef> find(RealmName name) {
        return byName.get(name);
    }

    @Override
    public Optional<RealmRef> find(RealmId id) {
        return byId.get(id);
    }

    private static Optional<RealmRef> read(Supplier<RealmDirectoryApi.Entry> call) {
        try {
            RealmDirectoryApi.Entry entry = call.get();
            return Optional.of(new RealmRef(RealmId.of(entry.id()), RealmName.of(entry.name()), entry.enabled()));
        } catch (HttpClientErrorException.NotFound absent) {
            return Optional.empty();
        }
    }

    private static void dropName(Event event, Invalidation<RealmName> cache) {
        if (event.type().startsWith("realm.")) {
            if (event.data().get("name") instanceof String name && RealmName.isValid(name)) {
                cache.key(RealmName.of(name));
            } else {
                cache.all();
            }
        }
    }

    private static void dropId(Event event, Invalidation<RealmId> cache) {
        if (event.type().startsWith("realm.")) {
            if (event.subject() == null) {
                cache.all();
            } else {
                cache.key(RealmId.of(event.subject()));
            }
        }
    }
}
