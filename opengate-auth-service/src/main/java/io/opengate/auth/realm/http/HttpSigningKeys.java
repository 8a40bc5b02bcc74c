package io.opengate.auth.realm.http;

import com.nimbusds.jose.JOSEException;
import io.opengate.auth.realm.RealmKeys;
import io.opengate.auth.realm.SigningKey;
import io.opengate.auth.realm.SigningKeys;
import io.opengate.platform.crypto.SecretBox;
import io.opengate.platform.crypto.SecretBoxes;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;

/** Signing keys travel sealed; they are opened here, once per change, and live in memory only. */
@Component
final class HttpSigningKeys implements SigningKeys {

    private final RealmPeer peer;
    private final SecretBox box;
    private final InvalidatedCache<RealmId, Optional<RealmKeys>> cache;

    HttpSigningKeys(PeerClients peers, InvalidatedCaches caches, SecretBoxes boxes) {
        this.peer = peers.create(RealmPeer.class, "realm");
        this.box = boxes.purpose("signing-keys");
        this.cache = caches.named("signing-keys", 2_000, this::load, HttpSigningKeys::onEvent);
    }

    @Override
    public RealmKeys of(RealmId realm) {
        return cache.get(realm).orElseGet(() -> new RealmKeys(List.of()));
    }

    private Optional<RealmKeys> load(RealmId realm) {
        try {
            List<SigningKey> keys = new ArrayList<>();
            for (RealmPeer.Key key : peer.signingKeys(realm.value()).keys()) {
                if (!key.state().equals("retired")) {
                    keys.add(open(realm, key));
                }
            }
            return keys.isEmpty() ? Optional.empty() : Optional.of(new RealmKeys(keys));
        } catch (HttpClientErrorException.NotFound absent) {
            return Optional.empty();
        }
    }

    private SigningKey open(RealmId realm, RealmPeer.Key key) {
        try {
            return KeyMaterial.open(key, box, realm);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("signing key " + key.kid() + " of realm " + realm + " is unreadable", e);
        }
    }

    private static void onEvent(Event event, Invalidation<RealmId> invalidation) {
        boolean concerns = event.type().startsWith("key.") || event.type().startsWith("realm.");
        if (concerns && event.realm() != null) {
            invalidation.key(event.realm());
            RealmEvents.subject(event).ifPresent(invalidation::key);
        }
    }
}
