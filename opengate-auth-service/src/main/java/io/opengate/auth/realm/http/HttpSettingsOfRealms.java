package io.opengate.auth.realm.http;

import io.opengate.auth.realm.RealmSettings;
import io.opengate.auth.realm.SettingsOfRealms;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

@Component
final class HttpSettingsOfRealms implements SettingsOfRealms {

    private final RealmPeer peer;
    private final InvalidatedCache<RealmId, Optional<RealmSettings>> cache;

    HttpSettingsOfRealms(PeerClients peers, InvalidatedCaches caches) {
        this.peer = peers.create(RealmPeer.class, "realm");
        this.cache = caches.named("realm-settings", 10_000, this::load, HttpSettingsOfRealms::onEvent);
    }

    @Override
    public Optional<RealmSettings> find(RealmId realm) {
        return cache.get(realm);
    }

    private Optional<RealmSettings> load(RealmId realm) {
        try {
            return Optional.of(peer.settings(realm.value()));
        } catch (HttpClientErrorException.NotFound absent) {
            return Optional.empty();
        }
    }

    private static void onEvent(Event event, Invalidation<RealmId> invalidation) {
        if (event.type().startsWith("realm.") && event.realm() != null) {
            invalidation.key(event.realm());
            RealmEvents.subject(event).ifPresent(invalidation::key);
        }
    }
}
