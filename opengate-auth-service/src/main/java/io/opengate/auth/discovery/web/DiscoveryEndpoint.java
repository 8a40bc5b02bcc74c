package io.opengate.auth.discovery.web;

import io.opengate.auth.discovery.ProviderMetadata;
import io.opengate.auth.realm.EnabledRealm;
import io.opengate.platform.security.PublicRoute;
import io.opengate.platform.tenant.RealmRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Provider metadata, below the issuer and, as RFC 8414 §3.1 wants it, before the issuer's path. */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class DiscoveryEndpoint {

    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic();

    private final ProviderMetadata metadata;

    DiscoveryEndpoint(ProviderMetadata metadata) {
        this.metadata = metadata;
    }

    @Operation(summary = "What the provider can do in this realm")
    @PublicRoute("metadata is public")
    @GetMapping({
        "/realms/{realm}/.well-known/openid-configuration",
        "/realms/{realm}/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration/realms/{realm}",
        "/.well-known/oauth-authorization-server/realms/{realm}"
    })
    ResponseEntity<String> metadata(RealmRef realm) {
        EnabledRealm.require(realm);
        return ResponseEntity.ok()
                .cacheControl(FRESH)
                .contentType(MediaType.APPLICATION_JSON)
                .body(metadata.of(realm).toJSONObject().toJSONString());
    }
}
