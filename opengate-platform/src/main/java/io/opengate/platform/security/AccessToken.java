package io.opengate.platform.security;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.platform.tenant.RealmRef;
import java.time.Instant;
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
        JWTClaimsSet claims) {}
