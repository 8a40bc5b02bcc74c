package io.opengate.realm.key;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys with which the platform verifies tokens, in the service that owns them: no HTTP to itself. */
@Component
class DirectoryVerificationKeys implements VerificationKeys {
    private static final int MOST = 10_000;

    private final InvalidatedCache<Name, Optional<JWK>> cache;

    DirectoryVerificationKeys(ReadKeys keys, InvalidatedCaches caches) {
        this.cache = caches.named(
                "verification-keys", MOST, name -> load(keys, name), DirectoryVerificationKeys::invalidate);
    }

    @Override
    public Optional<JWK> find(RealmId realm, String keyId) {
        return cache.get(new Name(realm, keyId));
    }

    private static Optional<JWK> load(ReadKeys keys, Name name) {
        return RealmScope.call(name.realm(), () -> keys.published(name.realm())).stream()
                .filter(key -> key.kid().equals(name.kid()))
                .findFirst()
                .map(DirectoryVerificationKeys::parse);
    }

    private static JWK parse(SigningKey key) {
        try {
            return JWK.parse(key.publicJwk());
        } catch (ParseException e) {
            throw new IllegalStateException("the stored public key " + key.kid() + " is damaged", e);
        }
    }

    private static void invalidate(Event event, Invalidation<Name> entries) {
        if (event.type().startsWith("key.")
                && event.realm() != null
                && event.data().get("kid") instanceof String kid) {
            entries.key(new Name(event.realm(), kid));
        } else if (event.type().equals("realm.deleted")) {
            entries.where(name -> name.realm().toString().equals(event.subject()));
        }
    }

    /** A key id within its realm. */
    private record Name(RealmId realm, String kid) {}
}
