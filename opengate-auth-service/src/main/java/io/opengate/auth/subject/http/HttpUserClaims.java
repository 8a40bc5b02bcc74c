package io.opengate.auth.subject.http;

import io.opengate.auth.subject.Account;
import io.opengate.auth.subject.UserClaims;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

@Component
final class HttpUserClaims implements UserClaims {

    private final UserPeer peer;
    private final InvalidatedCache<SubjectKey, Optional<Account>> cache;

    HttpUserClaims(PeerClients peers, InvalidatedCaches caches) {
        this.peer = peers.create(UserPeer.class, "user");
        this.cache = caches.named("accounts", 50_000, this::load, HttpUserClaims::onEvent);
    }

    @Override
    public Optional<Account> find(RealmId realm, UUID subject) {
        return cache.get(new SubjectKey(realm, subject));
    }

    private Optional<Account> load(SubjectKey key) {
        try {
            return Optional.of(peer.user(key.realm().value(), key.subject()));
        } catch (HttpClientErrorException.NotFound absent) {
            return Optional.empty();
        }
    }

    private static void onEvent(Event event, Invalidation<SubjectKey> invalidation) {
        if (event.type().startsWith("user.") && event.subject() != null) {
            SubjectKey.of(event, event.subject()).ifPresent(invalidation::key);
        } else if (event.type().startsWith("realm.")) {
            invalidation.where(key -> key.isIn(event));
        }
    }
}
