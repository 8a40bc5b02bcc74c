package io.opengate.auth.refresh;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A use of a refresh token.
 *
 * @param scopes scopes that were asked for; none means all of the grant's (RFC 6749 §6)
 * @param resources resource servers that were named (RFC 8707 §2.2); none means all of the grant's
 * @param parametersDigest digest of the request's parameters, by which an honest retry is known
 * @param tokenId id of the access token that a rotation gives
 * @param tokenExpiresAt when that access token expires
 * @param confirmation what the sender proved possession of, or null for nothing
 */
public record RotationRequest(
        RealmId realm,
        RefreshToken token,
        AuthenticatedClient client,
        Set<String> scopes,
        Set<String> resources,
        String parametersDigest,
        UUID tokenId,
        Instant tokenExpiresAt,
        @Nullable Confirmation confirmation) {}
