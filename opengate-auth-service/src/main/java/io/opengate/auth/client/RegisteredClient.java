package io.opengate.auth.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.opengate.platform.crypto.Hashes;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client as the client service answers it.
 *
 * @param redirectUris exact redirect URIs
 * @param serviceAccountId the subject of its client-credentials tokens
 * @param accessTokenSeconds lifetime of its access tokens, or null for the realm's
 * @param audiences resource servers that its access tokens are for
 * @param metadata what it registered of the protocols
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegisteredClient(
        UUID id,
        ClientId clientId,
        @Nullable String name,
        ClientType type,
        boolean enabled,
        List<ClientSecret> secrets,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> webOrigins,
        Set<String> grantTypes,
        Set<String> scopes,
        Set<String> defaultScopes,
        boolean requireConsent,
        boolean requirePkce,
        @Nullable UUID serviceAccountId,
        @Nullable Long accessTokenSeconds,
        Set<String> audiences,
        boolean builtIn,
        ClientMetadata metadata,
        long version) {

    @SuppressWarnings("NullAway") // collections that the wire may leave out
    public RegisteredClient {
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        redirectUris = orEmpty(redirectUris);
        postLogoutRedirectUris = orEmpty(postLogoutRedirectUris);
        webOrigins = orEmpty(webOrigins);
        grantTypes = orEmpty(grantTypes);
        scopes = orEmpty(scopes);
        defaultScopes = orEmpty(defaultScopes);
        audiences = orEmpty(audiences);
        metadata = metadata == null ? ClientMetadata.DEFAULTS : metadata;
    }

    private static Set<String> orEmpty(@Nullable Set<String> values) {
        return values == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** Whether it cannot keep a secret; such a client always needs PKCE. */
    public boolean isPublic() {
        return type == ClientType.PUBLIC;
    }

    /** Whether an authorization request without a code challenge is refused (RFC 7636). */
    public boolean needsPkce() {
        return isPublic() || requirePkce;
    }

    /** Whether the grant type was registered, such as {@code authorization_code}. */
    public boolean allowsGrant(String grantType) {
        return grantTypes.contains(grantType);
    }

    /** The name that pages show. */
    public String title() {
        return name == null || name.isBlank() ? clientId.value() : name;
    }

    /** The subject of tokens that the client gets for itself. */
    public UUID ownSubject() {
        return serviceAccountId == null ? id : serviceAccountId;
    }

    /** Whether the secret is one of the live ones; compares with all of them, so that time tells nothing. */
    public boolean hasSecret(String presented, Instant now) {
        String hash = Hashes.sha256(presented);
        boolean found = false;
        for (ClientSecret secret : secrets) {
            boolean matches = secret.matches(hash);
            found |= matches && secret.isLive(now);
        }
        return found;
    }
}
