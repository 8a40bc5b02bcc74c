package io.opengate.gateway.cors;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmName;
import io.opengate.platform.tenant.Realms;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The web origins that the clients of a realm registered, cached until a client changes. */
@Component
final class WebOrigins {

    private static final Logger log = LoggerFactory.getLogger(WebOrigins.class);
    private static final int MOST_REALMS = 10_000;

    private final Realms realms;
    private final InvalidatedCache<RealmId, Set<String>> origins;

    WebOrigins(Realms realms, PeerClients peers, InvalidatedCaches caches) {
        this.realms = realms;
        WebOriginsApi api = peers.create(WebOriginsApi.class, "client");
        this.origins = caches.named(
                "web-origins",
                MOST_REALMS,
                realm -> Set.copyOf(api.origins(realm.value()).origins()),
                WebOrigins::drop);
    }

    /** Whether a client of the realm registered the origin; no, where that cannot be told. */
    boolean allow(RealmId realm, String origin) {
        try {
            return origins.get(realm).contains(origin);
        } catch (RuntimeException e) {
            log.warn("no web origins of realm {}: {}", realm, e.toString());
            return false;
        }
    }

    /** The same for a realm by its name. */
    boolean allow(String realmName, String origin) {
        return find(realmName).map(realm -> allow(realm, origin)).orElse(false);
    }

    private Optional<RealmId> find(String name) {
        try {
            return RealmName.isValid(name)
                    ? realms.find(RealmName.of(name)).map(realm -> realm.id())
                    : Optional.empty();
        } catch (RuntimeException e) {
            log.warn("realm {} cannot be looked up: {}", name, e.toString());
            return Optional.empty();
        }
    }

    private static void drop(Event event, Invalidation<RealmId> cache) {
        RealmId realm = event.realm();
        if (realm != null && (event.type().startsWith("client.") || event.type().startsWith("realm."))) {
            cache.key(realm);
        }
    }
}
