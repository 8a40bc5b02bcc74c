package io.opengate.auth.realm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opengate.platform.tenant.RealmId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the provider reads of a realm's settings.
 *
 * @param accessTokenSeconds lifetime of access and ID tokens where the client has none of its own
 * @param refreshTokenSeconds absolute lifetime of a refresh-token family
 * @param signatureAlgorithm JWS algorithm of the realm's tokens: RS256, ES256 or EdDSA
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RealmSettings(
        UUID id,
        String name,
        @Nullable String displayName,
        boolean enabled,
        long accessTokenSeconds,
        long refreshTokenSeconds,
        long sessionIdleSeconds,
        long sessionMaxSeconds,
        int passwordMinLength,
        boolean registrationAllowed,
        boolean recoveryAllowed,
        @Nullable String signatureAlgorithm,
        long version) {

    public RealmId realmId() {
        return RealmId.of(id);
    }

    /** The name that pages show. */
    public String title() {
        return displayName == null || displayName.isBlank() ? name : displayName;
    }

    public Duration accessTokenLifetime() {
        return Duration.ofSeconds(accessTokenSeconds);
    }

    public Duration refreshTokenLifetime() {
        return Duration.ofSeconds(refreshTokenSeconds);
    }
}
