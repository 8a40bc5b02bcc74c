package io.opengate.realm.key;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The keys with which the platform verifies tokens, in the service that owns them: no HTTP to itself. All keys of a realm
 * are one entry, so a forged key id costs no query.
 */
@Component
class DirectoryVerificationKeys implements VerificationKeys {
    private static final int MOST_REALMS = 10_000;

    private final InvalidatedCache<RealmId, Map<String, JWK>> cache;

    DirectoryVerificationKeys(ReadKeys keys, InvalidatedCaches caches) {
        this.cache = caches.named(
                "verification-keys", MOST_REALMS, realm -> load(keys, realm), DirectoryVerificationKeys::invalidate);
    }

    @Override
    public Optional<JWK> find(RealmId realm, String keyId) {
        return Optional.ofNullable(cache.get(realm).get(keyId));
    }

    private static Map<String, JWK> load(ReadKeys keys, RealmId realm) {
        return RealmScope.call(realm, () -> keys.published(realm)).stream()
                .collect(toUnmodifiableMap(SigningKey::kid, DirectoryVerificationKeys::parse));
    }

    private static JWK parse(SigningKey key) {
        try {
            return JWK.parse(key.publicJwk());
        } catch (ParseException e) {
            throw new IllegalStateException("the stored public key " + key.kid() + " is damaged", e);
        }
    }

    private static void invalidate(Event event, Invalidation<RealmId> entries) {
        if (event.type().startsWith("key.") && event.realm() != null) {
            entries.key(event.realm());
        } else if (event.type().startsWith("realm.") && event.subject() != null) {
            entries.key(RealmId.of(event.subject()));
        }
    }
}
