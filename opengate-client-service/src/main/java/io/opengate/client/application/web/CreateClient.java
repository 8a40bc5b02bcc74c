package io.opengate.client.application.web;

import io.opengate.client.application.ClientId;
import io.opengate.client.application.ClientSettings;
import io.opengate.client.application.ClientType;
import io.opengate.client.application.GrantType;
import io.opengate.client.application.RegisterClient.NewClient;
import io.opengate.client.metadata.ClientMetadata;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client to register. */
record CreateClient(
        @Nullable @Pattern(regexp = ClientId.SYNTAX) String clientId,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = ClientFields.PRINTABLE)
        String name,

        @NotNull ClientType type,
        @Nullable Boolean enabled,
        @Nullable @Size(max = 100) List<@NotNull String> redirectUris,
        @Nullable @Size(max = 100) List<@NotNull String> postLogoutRedirectUris,
        @Nullable @Size(max = 100) List<@NotNull String> webOrigins,
        @Nullable @Size(max = 20) List<@NotNull GrantType> grantTypes,
        @Nullable @Size(max = 200) List<@NotNull @Size(max = 100) String> scopes,
        @Nullable @Size(max = 200) List<@NotNull @Size(max = 100) String> defaultScopes,
        @Nullable @Size(max = 50) List<@NotNull String> audiences,
        @Nullable Boolean requireConsent,
        @Nullable Boolean requirePkce,
        @Nullable @Min(10) @Max(3_600) Integer accessTokenSeconds,
        @Nullable @Valid ClientMetadata metadata,

        @Nullable @Size(min = 32, max = 512) @Pattern(regexp = "[\\x21-\\x7E]*")
        String secret) {

    NewClient client() {
        ClientId chosen = clientId == null ? null : ClientId.of(clientId);
        return new NewClient(chosen, type, settings(), secret);
    }

    private ClientSettings settings() {
        List<GrantType> grants = ClientFields.grants(grantTypes);
        return new ClientSettings(
                displayName(),
                !Boolean.FALSE.equals(enabled),
                ClientFields.orEmpty(redirectUris),
                ClientFields.orEmpty(postLogoutRedirectUris),
                ClientFields.orEmpty(webOrigins),
                grants,
                ClientFields.scopes(scopes, grants),
                ClientFields.orEmpty(defaultScopes),
                ClientFields.orEmpty(audiences),
                Boolean.TRUE.equals(requireConsent),
                !Boolean.FALSE.equals(requirePkce),
                accessTokenSeconds,
                ClientFields.orDefaults(metadata));
    }

    private String displayName() {
        if (name != null) {
            return name;
        }
        return clientId == null ? "Client" : clientId;
    }

    @Override
    public String toString() {
        return "CreateClient[" + clientId + "]";
    }
}
