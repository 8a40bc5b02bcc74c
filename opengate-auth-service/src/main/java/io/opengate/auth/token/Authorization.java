package io.opengate.auth.token;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a grant gave.
 *
 * @param scopes scopes as they were granted; management permissions among them are still to be intersected with the
 *     subject's own
 * @param tokenId id of the access token
 * @param signOn the person's sign-on, or null where the client acts for itself
 * @param refreshToken the refresh token, or null for none
 * @param resources the resource servers that the access token is for (RFC 8707); none means all that the client registered
 */
public record Authorization(
        UUID subject,
        Set<String> scopes,
        UUID tokenId,
        @Nullable SignOn signOn,
        @Nullable String refreshToken,
        Set<String> resources) {

    @Override
    public String toString() {
        return "Authorization[" + subject + ", " + scopes + "]";
    }
}
