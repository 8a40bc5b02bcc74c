package io.opengate.auth.subject.http;

import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.auth.subject.RolesOf;
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
final class HttpRolesOf implements RolesOf {

    private final RbacPeer peer;
    private final InvalidatedCache<SubjectKey, EffectiveRoles> cache;

    HttpRolesOf(PeerClients peers, InvalidatedCaches caches) {
        this.peer = peers.create(RbacPeer.class, "rbac");
        this.cache = caches.named("roles", 50_000, this::load, HttpRolesOf::onEvent);
    }

    @Override
    public EffectiveRoles find(RealmId realm, UUID subject) {
        return cache.get(new SubjectKey(realm, subject));
    }

    @Override
    public EffectiveRoles findNow(RealmId realm, UUID subject) {
        return load(new SubjectKey(realm, subject));
    }

    private EffectiveRoles load(SubjectKey key) {
        try {
            return peer.roles(key.realm().value(), key.subject());
        } catch (HttpClientErrorException.NotFound absent) {
            return EffectiveRoles.NONE;
        }
    }

    /** An assignment concerns its user where the event names one; everything else may change anybody's roles. */
    private static void onEvent(Event event, Invalidation<SubjectKey> invalidation) {
        if (event.type().startsWith("assignment.")) {
            Optional<SubjectKey> user =
                    Optional.ofNullable(event.data().get("user")).flatMap(id -> SubjectKey.of(event, id));
            user.ifPresentOrElse(invalidation::key, () -> invalidation.where(key -> key.isIn(event)));
        } else if (event.type().startsWith("role.") || event.type().startsWith("realm.")) {
            invalidation.where(key -> key.isIn(event));
        } else if (event.type().equals("user.deleted") && event.subject() != null) {
            SubjectKey.of(event, event.subject()).ifPresent(invalidation::key);
        }
    }
}
