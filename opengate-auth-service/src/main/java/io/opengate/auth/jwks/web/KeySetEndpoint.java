package io.opengate.auth.jwks.web;

import io.opengate.auth.realm.EnabledRealm;
import io.opengate.auth.realm.SigningKeys;
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

/** The realm's public keys (OpenID Connect Discovery §3, {@code jwks_uri}). */
@Tag(name = "OAuth 2.0 and OpenID Connect")
@RestController
class KeySetEndpoint {

    /** A new key is published well before it signs, so that a copy of this age does no harm. */
    private static final CacheControl FRESH =
            CacheControl.maxAge(Duration.ofSeconds(60)).cachePublic();

    private final SigningKeys keys;

    KeySetEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @Operation(summary = "The realm's public keys")
    @PublicRoute("public keys are public")
    @GetMapping("/realms/{realm}/protocol/openid-connect/certs")
    ResponseEntity<String> keys(RealmRef realm) {
        EnabledRealm.require(realm);
        return ResponseEntity.ok()
                .cacheControl(FRESH)
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.of(realm.id()).published());
    }
}
