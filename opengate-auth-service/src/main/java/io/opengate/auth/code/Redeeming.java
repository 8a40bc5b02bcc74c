package io.opengate.auth.code;

import io.opengate.auth.binding.Confirmation;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code is exchanged for.
 *
 * @param tokenId id of the access token
 * @param tokenExpiresAt when that expires: until then a second use of the code is recognised
 * @param scopes scopes of the tokens
 * @param family id of the refresh-token family that begins, or null for none
 * @param familyExpiresAt when that family ends, whatever happens
 * @param confirmation what that family is bound to, or null for nothing
 */
public record Redeeming(
        UUID tokenId,
        Instant tokenExpiresAt,
        Set<String> scopes,
        @Nullable UUID family,
        Instant familyExpiresAt,
        @Nullable Confirmation confirmation) {}
