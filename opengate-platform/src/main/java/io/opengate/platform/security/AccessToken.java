package io.opengate.platform.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.platform.tenant.RealmRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A verified access token (RFC 9068): signature, issuer, type and times are good and nothing has revoked it. Its
 * audience is for the reader to check.
 */
public record AccessToken(
        RealmRef realm,
        String subject,
        String clientId,
        String tokenId,
        Instant issuedAt,
        Instant expiresAt,
        Set<String> audience,
        Set<String> scope,
        @Nullable String sessionId,
        JWTClaimsSet claims) {

    /** Whether it says what its presenter has to prove (RFC 7800 §3.1), known here or not: then it is no bearer token. */
    public boolean isBound() {
        return claims.getClaim("cnf") != null;
    }

    /** SHA-256 thumbprint of the key that it is bound to (RFC 9449 §6.1), if it is bound to that alone. */
    public Optional<String> boundKey() {
        return claims.getClaim("cnf") instanceof Map<?, ?> members
                        && members.size() == 1
                        && members.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }
}
