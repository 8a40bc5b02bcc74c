package io.opengate.client.application.web;

import io.opengate.client.application.Client;
import io.opengate.client.application.ClientSecret;
import io.opengate.client.application.ClientSettings;
import io.opengate.client.application.ClientType;
import io.opengate.client.application.FindClients.WithSecrets;
import io.opengate.client.application.GrantType;
import io.opengate.client.metadata.ClientMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client as the provider needs it: with the hashes of its secrets, which leave this service nowhere else. */
record ClientFacts(
        UUID id,
        String clientId,
        String name,
        ClientType type,
        boolean enabled,
        List<SecretFacts> secrets,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> webOrigins,
        List<GrantType> grantTypes,
        List<String> scopes,
        List<String> defaultScopes,
        boolean requireConsent,
        boolean requirePkce,
        @Nullable UUID serviceAccountId,
        @Nullable Integer accessTokenSeconds,
        List<String> audiences,
        ClientMetadata metadata,
        boolean builtIn,
        long version) {

    /** SHA-256 of a secret (base64url) and when it stops being accepted. */
    record SecretFacts(String hash, @Nullable Instant expiresAt) {
        static SecretFacts of(ClientSecret secret) {
            return new SecretFacts(secret.hash(), secret.expiresAt());
        }
    }

    static ClientFacts of(WithSecrets found) {
        Client client = found.client();
        ClientSettings settings = client.settings();
        return new ClientFacts(
                client.id(),
                client.clientId().value(),
                settings.name(),
                client.type(),
                settings.enabled(),
                found.secrets().stream().map(SecretFacts::of).toList(),
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.webOrigins(),
                settings.grantTypes(),
                settings.scopes(),
                settings.defaultScopes(),
                settings.requireConsent(),
                settings.requirePkce(),
                client.serviceAccountId().orElse(null),
                settings.accessTokenSeconds(),
                settings.audiences(),
                settings.metadata(),
                client.builtIn(),
                client.version());
    }
}
