package io.opengate.auth.pages;

import io.opengate.platform.security.PublicRoute;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves what pages are made of. */
@Hidden
@RestController
final class AssetController {

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @PublicRoute("style sheet, script and icon are the same for everybody")
    @GetMapping("/realms/{realm}/assets/{file}")
    ResponseEntity<byte[]> asset(@PathVariable String file) {
        return assets.find(file)
                .map(asset -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .contentType(asset.type())
                        .body(asset.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
