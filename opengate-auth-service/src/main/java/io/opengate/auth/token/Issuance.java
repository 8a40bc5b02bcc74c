package io.opengate.auth.token;

import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.realm.RealmSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One answer of the token endpoint in the making.
 *
 * @param tokenId id of the access token (UUIDv7). Its time is taken before anything is looked up, so that a revocation
 *     meanwhile ends the token
 */
public record Issuance(UUID tokenId, Instant issuedAt, Instant expiresAt, RealmSettings settings) {

    static Issuance begin(UUID tokenId, Instant now, RealmSettings settings, RegisteredClient client) {
        Duration lifetime = client.accessTokenSeconds() == null
                ? settings.accessTokenLifetime()
                : Duration.ofSeconds(client.accessTokenSeconds());
        return new Issuance(tokenId, now, now.plus(lifetime), settings);
    }

    /** When a refresh-token family that begins now ends in any case. */
    public Instant familyExpiresAt() {
        return issuedAt.plus(settings.refreshTokenLifetime());
    }
}
