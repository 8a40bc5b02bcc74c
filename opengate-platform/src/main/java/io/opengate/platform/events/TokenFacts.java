package io.opengate.platform.events;

import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a revocation may speak about in an access token.
 *
 * @param realm the realm that issued it
 * @param subject {@code sub}
 * @param clientId {@code client_id}
 * @param sid {@code sid}, absent where no session stands behind it
 * @param jti {@code jti}, a UUIDv7 in our own tokens
 * @param issuedAt {@code iat}
 * @param audience {@code aud}
 */
public record TokenFacts(
        RealmId realm,
        String subject,
        String clientId,
        @Nullable String sid,
        String jti,
        Instant issuedAt,
        Set<String> audience) {}
