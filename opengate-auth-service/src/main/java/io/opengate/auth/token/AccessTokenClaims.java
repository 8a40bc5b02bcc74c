package io.opengate.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.client.RegisteredClient;
import io.opengate.auth.client.ScopePolicy;
import io.opengate.auth.subject.EffectiveRoles;
import io.opengate.platform.security.ManagementPermission;
import io.opengate.platform.tenant.RealmId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of an access token (RFC 9068 §2.2); roles in the layout that existing adapters read. */
final class AccessTokenClaims {

    private static final String USERINFO_CLAIMS = "userinfo_claims";

    private AccessTokenClaims() {}

    static JWTClaimsSet of(
            String issuer,
            RealmId realm,
            RegisteredClient client,
            Issuance issuance,
            Authorization authorization,
            EffectiveRoles roles,
            @Nullable Confirmation confirmation) {
        // a token for named resource servers is for nobody else (RFC 8707 §2)
        ManagementAccess management = authorization.resources().isEmpty()
                ? ManagementAccess.of(authorization.scopes(), roles)
                : ManagementAccess.NONE;
        Set<String> scopes = management.scopes(authorization.scopes());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(authorization.subject().toString())
                .audience(audience(issuer, client, management, authorization))
                .issueTime(Date.from(issuance.issuedAt()))
                .expirationTime(Date.from(issuance.expiresAt()))
                .jwtID(authorization.tokenId().toString())
                .claim("client_id", client.clientId().value());
        if (!scopes.isEmpty()) {
            claims.claim("scope", String.join(" ", scopes));
        }
        if (confirmation != null) {
            claims.claim("cnf", confirmation.claim());
        }
        addSignOn(claims, authorization.signOn());
        addUserInfo(claims, client, authorization);
        addRoles(claims, authorization.scopes(), roles);
        if (realm.isMaster() && !management.isEmpty()) {
            claims.claim("realm_grants", grants(management));
        }
        return claims.build();
    }

    /** Those that were named; else its resource servers, and our own endpoints where it is about a person or nobody else is named. */
    private static List<String> audience(
            String issuer, RegisteredClient client, ManagementAccess management, Authorization authorization) {
        if (!authorization.resources().isEmpty()) {
            return List.copyOf(authorization.resources());
        }
        Set<String> audience = new LinkedHashSet<>(client.audiences());
        // only permissions that the subject has may open the management API
        audience.remove(ManagementPermission.AUDIENCE);
        if (!management.isEmpty()) {
            audience.add(ManagementPermission.AUDIENCE);
        }
        if (audience.isEmpty() || authorization.scopes().contains("openid")) {
            audience.add(issuer);
        }
        return List.copyOf(audience);
    }

    private static void addSignOn(JWTClaimsSet.Builder claims, @Nullable SignOn signOn) {
        if (signOn != null) {
            claims.claim("sid", signOn.sid())
                    .claim("auth_time", signOn.authTime().getEpochSecond())
                    .claim("amr", signOn.amr().isEmpty() ? null : signOn.amr())
                    .claim("acr", signOn.acr());
        }
    }

    /** What the client asked the userinfo endpoint for, claim by claim: the token is all that is shown there. */
    private static void addUserInfo(JWTClaimsSet.Builder claims, RegisteredClient client, Authorization authorization) {
        SignOn signOn = authorization.signOn();
        if (signOn != null && !signOn.claims().userinfo().isEmpty()) {
            Set<String> released = PersonClaims.released(
                    client, authorization.scopes(), signOn.claims().userinfo());
            claims.claim(USERINFO_CLAIMS, released.isEmpty() ? null : List.copyOf(released));
        }
    }

    private static void addRoles(JWTClaimsSet.Builder claims, Set<String> scopes, EffectiveRoles roles) {
        if (scopes.contains(ScopePolicy.ROLES)) {
            claims.claim("realm_access", Map.of("roles", List.copyOf(roles.realmRoles())));
            Map<String, Object> resources = new LinkedHashMap<>();
            roles.clientRoles().forEach((client, names) -> resources.put(client, Map.of("roles", List.copyOf(names))));
            claims.claim("resource_access", resources);
        }
    }

    private static List<Map<String, Object>> grants(ManagementAccess management) {
        List<Map<String, Object>> grants = new ArrayList<>();
        management
                .grants()
                .forEach(grant -> grants.add(Map.of(
                        "permissions", List.copyOf(grant.permissions()), "realms", List.copyOf(grant.realms()))));
        return grants;
    }
}
