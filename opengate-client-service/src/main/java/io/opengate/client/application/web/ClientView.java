package io.opengate.client.application.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.opengate.client.application.Client;
import io.opengate.client.application.ClientSettings;
import io.opengate.client.application.ClientType;
import io.opengate.client.application.GrantType;
import io.opengate.client.metadata.ClientMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client as the management API shows it; {@code secret} only in the answer to its creation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientView(
        UUID id,
        String clientId,
        String name,
        ClientType type,
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
        ClientMetadata metadata,
        @Nullable UUID serviceAccountId,
        @Nullable String secret,
        boolean builtIn,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static ClientView of(Client client) {
        return of(client, null);
    }

    static ClientView of(Client client, @Nullable String secret) {
        ClientSettings settings = client.settings();
        return new ClientView(
                client.id(),
                client.clientId().value(),
                settings.name(),
                client.type(),
                settings.enabled(),
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.webOrigins(),
                settings.grantTypes(),
                settings.scopes(),
                settings.defaultScopes(),
                settings.audiences(),
                settings.requireConsent(),
                settings.requirePkce(),
                settings.accessTokenSeconds(),
                settings.metadata(),
                client.serviceAccountId().orElse(null),
                secret,
                client.builtIn(),
                client.createdAt(),
                client.updatedAt(),
                client.version());
    }

    @Override
    public String toString() {
        return "ClientView[" + clientId + "]";
    }
}
