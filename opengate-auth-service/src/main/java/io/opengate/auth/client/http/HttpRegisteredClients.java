package io.opengate.auth.client.http;

import io.opengate.auth.client.ClientId;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.RegisteredClients;
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
final class HttpRegisteredClients implements RegisteredClients {

    private final ClientPeer peer;
    private final InvalidatedCache<Key, Optional<RegisteredClient>> cache;

    private record Key(RealmId realm, ClientId client) {}

    HttpRegisteredClients(PeerClients peers, InvalidatedCaches caches) {
        this.peer = peers.create(ClientPeer.class, "client");
        this.cache = caches.named("clients", 50_000, this::load, HttpRegisteredClients::onEvent);
    }

    @Override
    public Optional<RegisteredClient> find(RealmId realm, ClientId client) {
        return cache.get(new Key(realm, client));
    }

    private Optional<RegisteredClient> load(Key key) {
        try {
            return Optional.of(peer.client(key.realm().value(), key.client().value()));
        } catch (HttpClientErrorException.NotFound absent) {
            return Optional.empty();
        }
    }

    private static void onEvent(Event event, Invalidation<Key> invalidation) {
        if (event.type().startsWith("client.")) {
            RealmId realm = event.realm();
            if (realm != null && event.data().get("clientId") instanceof String named) {
                ClientId.parse(named).ifPresent(id -> invalidation.key(new Key(realm, id)));
            } else {
                invalidation.where(key -> key.realm().equals(event.realm()));
            }
        } else if (event.type().startsWith("realm.")) {
            invalidation.where(key ->
                    key.realm().equals(event.realm()) || key.realm().toString().equals(event.subject()));
        }
    }
}
