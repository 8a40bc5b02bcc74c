package io.opengate.auth.token;

import io.opengate.auth.code.AuthorizationGrant;
import io.opengate.auth.subject.RequestedClaims;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the person signed on.
 *
 * @param nonce the authorization request's nonce, for the first ID token only (OpenID Connect Core §12.2)
 * @param claims what the client asked to know of the person
 */
public record SignOn(
        String sid,
        Instant authTime,
        List<String> amr,
        @Nullable String acr,
        @Nullable String nonce,
        RequestedClaims claims) {

    static SignOn first(AuthorizationGrant grant) {
        return new SignOn(grant.sid(), grant.authTime(), grant.amr(), grant.acr(), grant.nonce(), claims(grant));
    }

    static SignOn again(AuthorizationGrant grant) {
        return new SignOn(grant.sid(), grant.authTime(), grant.amr(), grant.acr(), null, claims(grant));
    }

    private static RequestedClaims claims(AuthorizationGrant grant) {
        return RequestedClaims.parse(grant.claimsRequest());
    }
}
