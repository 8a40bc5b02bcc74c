package io.opengate.client.application;

import io.opengate.client.metadata.ClientMetadata;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The settings of a client as columns of its row. */
@Embeddable
record ClientColumns(
        @Column(name = "name", nullable = false) String name,
        @Column(name = "name_folded", nullable = false) String nameFolded,
        @Column(name = "enabled", nullable = false) boolean enabled,
        @Column(name = "redirect_uris", nullable = false) List<String> redirectUris,

        @Column(name = "post_logout_redirect_uris", nullable = false)
        List<String> postLogoutRedirectUris,

        @Column(name = "web_origins", nullable = false) List<String> webOrigins,
        @Column(name = "grant_types", nullable = false) List<String> grantTypes,
        @Column(name = "scopes", nullable = false) List<String> scopes,
        @Column(name = "default_scopes", nullable = false) List<String> defaultScopes,
        @Column(name = "audiences", nullable = false) List<String> audiences,
        @Column(name = "require_consent", nullable = false) boolean requireConsent,
        @Column(name = "require_pkce", nullable = false) boolean requirePkce,
        @Column(name = "access_token_seconds") @Nullable Integer accessTokenSeconds,

        @Column(name = "metadata", nullable = false) @JdbcTypeCode(SqlTypes.JSON)
        ClientMetadata metadata) {

    ClientColumns(ClientSettings settings) {
        this(
                settings.name(),
                FoldedText.of(settings.name()),
                settings.enabled(),
                settings.redirectUris(),
                settings.postLogoutRedirectUris(),
                settings.webOrigins(),
                settings.grantTypes().stream().map(GrantType::wireName).toList(),
                settings.scopes(),
                settings.defaultScopes(),
                settings.audiences(),
                settings.requireConsent(),
                settings.requirePkce(),
                settings.accessTokenSeconds(),
                settings.metadata());
    }

    ClientSettings settings() {
        return new ClientSettings(
                name,
                enabled,
                redirectUris,
                postLogoutRedirectUris,
                webOrigins,
                grantTypes.stream().map(GrantType::of).toList(),
                scopes,
                defaultScopes,
                audiences,
                requireConsent,
                requirePkce,
                accessTokenSeconds,
                metadata);
    }
}
