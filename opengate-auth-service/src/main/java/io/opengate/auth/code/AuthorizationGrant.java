package io.opengate.auth.code;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opengate.auth.client.ClientId;
import io.opengate.platform.tenant.RealmId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person let a client have: the meaning of an authorization code, and of the refresh tokens that follow it.
 *
 * @param sid the sign-on session; everything that comes of the grant ends with it
 * @param redirectUri the redirect URI of the authorization request, as it was sent
 * @param redirectUriSent whether the request named it: then the token request must repeat it (RFC 6749 §4.1.3)
 * @param scopes scopes that were granted
 * @param codeChallenge the S256 code challenge (RFC 7636), or null where the client needs none
 * @param authTime when the person last proved who they are
 * @param amr authentication methods (RFC 8176)
 * @param acr authentication context class, or null
 * @param claimsRequest the {@code claims} parameter as it was sent (OpenID Connect Core §5.5), or null
 * @param dpopJkt thumbprint of the key that must be proven when the code is used (RFC 9449 §10), or null
 * @param resources the resource servers that were asked for (RFC 8707 §2.1); none means all that the client registered
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuthorizationGrant(
        RealmId realm,
        ClientId clientId,
        UUID subject,
        String sid,
        String redirectUri,
        boolean redirectUriSent,
        Set<String> scopes,
        @Nullable String nonce,
        @Nullable String codeChallenge,
        Instant authTime,
        List<String> amr,
        @Nullable String acr,
        @Nullable String claimsRequest,
        @Nullable String dpopJkt,
        Set<String> resources) {

    @SuppressWarnings("NullAway") // what an earlier release stored has no resources
    public AuthorizationGrant {
        resources = resources == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(resources));
    }

    /** Whether an ID token is due (OpenID Connect Core §3.1.2.1). */
    public boolean isOpenId() {
        return scopes.contains("openid");
    }
}
