package io.opengate.platform.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.events.Event;
import io.opengate.platform.events.InvalidatedCache;
import io.opengate.platform.events.InvalidatedCaches;
import io.opengate.platform.events.Invalidation;
import io.opengate.platform.security.VerificationKeys;
import io.opengate.platform.tenant.RealmId;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.client.HttpClientErrorException;

/**
 * The realms' public keys, cached until a key changes. A key id that the cache does not hold is looked up once more at
 * the source, at most once in two seconds per realm, so that forged key ids cause no load.
 */
final class HttpVerificationKeys implements VerificationKeys {

    private static final int MOST_REALMS = 20_000;
    private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

    private final RealmDirectoryApi api;
    private final InvalidatedCache<RealmId, Map<String, JWK>> keys;
    private final Cache<RealmId, Boolean> lookedAgain = Caffeine.newBuilder()
            .maximumSize(MOST_REALMS)
            .expireAfterWrite(SECOND_LOOK)
            .build();

    HttpVerificationKeys(RealmDirectoryApi api, InvalidatedCaches caches) {
        this.api = api;
        this.keys = caches.named("verification-keys", MOST_REALMS, this::load, HttpVerificationKeys::drop);
    }

    @Override
    public Optional<JWK> find(RealmId realm, String keyId) {
        JWK key = keys.get(realm).get(keyId);
        if (key == null && lookedAgain.asMap().putIfAbsent(realm, Boolean.TRUE) == null) {
            key = load(realm).get(keyId);
        }
        return Optional.ofNullable(key);
    }

    private Map<String, JWK> load(RealmId realm) {
        Map<String, JWK> byId = new HashMap<>();
        try {
            for (RealmDirectoryApi.Key key : api.keys(realm.value()).keys()) {
                Map<String, Object> jwk = new HashMap<>(key.jwk());
                jwk.put("kid", key.kid());
                jwk.put("alg", key.algorithm());
                byId.put(key.kid(), JWK.parse(jwk));
            }
        } catch (HttpClientErrorException.NotFound absent) {
            return Map.of();
        } catch (ParseException e) {
            throw new IllegalStateException("the realm service answered a key that is not a JWK", e);
        }
        return Map.copyOf(byId);
    }

    private static void drop(Event event, Invalidation<RealmId> cache) {
        if (event.realm() != null
                && (event.type().startsWith("key.") || event.type().startsWith("realm."))) {
            cache.key(event.realm());
        }
    }
}
