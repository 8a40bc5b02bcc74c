package io.opengate.client.application;

import io.opengate.client.metadata.ClientMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a client that may change.
 *
 * @param name what people read on the consent page
 * @param enabled a disabled client gets nothing, and what it got ends
 * @param redirectUris where the answer of an authorization may go, compared exactly
 * @param postLogoutRedirectUris where the browser may go after logout, compared exactly
 * @param webOrigins origins whose scripts may call the API (CORS)
 * @param grantTypes grants that the client may use
 * @param scopes scopes that it may ask for
 * @param defaultScopes scopes that it gets where it asks for none
 * @param audiences resource servers that its access tokens also name
 * @param requireConsent whether users are asked before the client gets anything of theirs
 * @param requirePkce whether its authorization requests need a code challenge (RFC 7636)
 * @param accessTokenSeconds lifetime of its access tokens; absent: the realm's
 * @param metadata what it registers of the protocols
 */
public record ClientSettings(
        String name,
        boolean enabled,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> webOrigins,
        List<GrantType> grantTypes,
        List<String> scopes,
        List<String> defaultScopes,
        List<String> audiences,
        boolean requireConsent,
        boolean requirePkce,
        @Nullable Integer accessTokenSeconds,
        ClientMetadata metadata) {

    public ClientSettings {
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        webOrigins = List.copyOf(webOrigins);
        grantTypes = List.copyOf(grantTypes);
        scopes = List.copyOf(scopes);
        defaultScopes = List.copyOf(defaultScopes);
        audiences = List.copyOf(audiences);
    }

    boolean uses(GrantType grant) {
        return grantTypes.contains(grant);
    }

    /** Whether a client that goes from these settings to the others loses access that tokens still carry. */
    boolean endsAccess(ClientSettings next) {
        return (enabled && !next.enabled)
                || !next.grantTypes.containsAll(grantTypes)
                || !next.scopes.containsAll(scopes)
                || !next.audiences.containsAll(audiences);
    }
}
