package io.opengate.auth.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import io.opengate.platform.tenant.RealmId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * The public keys of clients: registered by value, or published at an address that they registered (RFC 7591 §2). A
 * published set is kept for a while; a key id that is not in it has it fetched again, but not more often than the settings
 * say, and a set that cannot be fetched serves a little longer.
 */
@Service
public final class ClientKeys {

    private final ClientKeySets sets;
    private final ClientKeySettings settings;
    private final Clock clock;
    private final Cache<Location, FetchedKeys> published;
    private final Cache<Map<String, Object>, List<JWK>> registered;

    /** Whose set, and where: a client that registers another address starts anew. */
    private record Location(RealmId realm, UUID client, String uri) {}

    public ClientKeys(ClientKeySets sets, ClientKeySettings settings, Clock clock) {
        this.sets = sets;
        this.settings = settings;
        this.clock = clock;
        this.published =
                Caffeine.newBuilder().maximumSize(settings.maximumSets()).build();
        this.registered =
                Caffeine.newBuilder().maximumSize(settings.maximumSets()).build();
    }

    /**
     * The client's keys that may have made a signature with that header: of its algorithm's type and curve, for signatures,
     * and with its key id. Never throws at what a client published; then there is none.
     */
    public List<JWK> find(RealmId realm, RegisteredClient client, JWSHeader header) {
        WantedKey wanted = WantedKey.of(header);
        return search(realm, client, wanted::isNamed).stream()
                .filter(wanted::fits)
                .toList();
    }

    /** Whether the client has such a key. */
    public boolean has(RealmId realm, RegisteredClient client, Predicate<JWK> wanted) {
        return search(realm, client, wanted).stream().anyMatch(wanted);
    }

    /** All of the client's public keys. */
    public List<JWK> all(RealmId realm, RegisteredClient client) {
        Map<String, Object> byValue = client.metadata().jwks();
        if (byValue != null) {
            return registered.get(byValue, set -> PublicKeySet.of(set).orElse(List.of()));
        }
        String uri = client.metadata().jwksUri();
        return uri == null ? List.of() : at(realm, client, uri).current();
    }

    private List<JWK> search(RealmId realm, RegisteredClient client, Predicate<JWK> wanted) {
        List<JWK> keys = all(realm, client);
        String uri = client.metadata().jwksUri();
        if (uri == null || client.metadata().jwks() != null || keys.stream().anyMatch(wanted)) {
            return keys;
        }
        return at(realm, client, uri).again();
    }

    private FetchedKeys at(RealmId realm, RegisteredClient client, String uri) {
        return published.get(
                new Location(realm, client.id(), uri),
                location -> new FetchedKeys(() -> sets.fetch(realm, client.clientId(), uri), settings, clock));
    }
}
