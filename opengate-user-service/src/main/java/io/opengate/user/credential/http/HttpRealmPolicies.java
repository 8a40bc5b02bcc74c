package io.opengate.user.credential.http;

import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import io.opengate.user.credential.RealmPolicies;
import org.springframework.stereotype.Component;

/** Policies from the realm service, cached until the realm changes. */
@Component
class HttpRealmPolicies implements RealmPolicies {

    private static final int MOST_REALMS = 10_000;

    private final RealmClient realms;
    private final InvalidatedCache<RealmId, RealmPolicy> cache;

    HttpRealmPolicies(PeerClients peers, InvalidatedCaches caches) {
        this.realms = peers.create(RealmClient.class, "realm");
        this.cache = caches.named("password-policies", MOST_REALMS, this::load, HttpRealmPolicies::forget);
    }

    @Override
    public RealmPolicy of(RealmId realm) {
        return cache.get(realm);
    }

    private RealmPolicy load(RealmId realm) {
        return new RealmPolicy(realms.settings(realm.value()).passwordMinLength());
    }

    private static void forget(Event event, Invalidation<RealmId> invalidation) {
        if (event.type().startsWith("realm.") && event.subject() != null) {
            invalidation.where(realm -> realm.toString().equals(event.subject()) || realm.equals(event.realm()));
        }
    }
}
