package io.opengate.auth.introspection;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import io.opengate.auth.binding.Confirmation;
import io.opengate.platform.security.AccessToken;
import java.util.Date;
import java.util.List;

/** What introspection tells of an access token: what is in it (RFC 7662 §2.2). */
final class AccessTokenDescription {

    /** Members beyond the standard ones; roles as in the token itself. */
    private static final List<String> FURTHER =
            List.of("sid", "auth_time", "acr", "amr", "realm_access", "resource_access", "realm_grants", "cnf");

    private AccessTokenDescription() {}

    static TokenIntrospectionSuccessResponse of(AccessToken token) {
        TokenIntrospectionSuccessResponse.Builder answer = new TokenIntrospectionSuccessResponse.Builder(true)
                .tokenType(type(token))
                .clientID(new ClientID(token.clientId()))
                .subject(new Subject(token.subject()))
                .issuer(new Issuer(token.claims().getIssuer()))
                .jwtID(new JWTID(token.tokenId()))
                .audience(Audience.create(List.copyOf(token.claims().getAudience())))
                .issueTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()));
        if (!token.scope().isEmpty()) {
            answer.scope(
                    Scope.parse(String.join(" ", token.scope().stream().sorted().toList())));
        }
        for (String member : FURTHER) {
            Object value = token.claims().getClaim(member);
            if (value != null) {
                answer.parameter(member, value);
            }
        }
        return answer.build();
    }

    private static AccessTokenType type(AccessToken token) {
        return Confirmation.ofClaim(token.claims().getClaim("cnf"))
                .map(confirmation -> new AccessTokenType(confirmation.tokenType()))
                .orElse(AccessTokenType.BEARER);
    }
}
