package io.opengate.auth.pages;

import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmName;
import org.springframework.stereotype.Component;

/** The paths of pages as browsers see them: absolute, below the public URL's own path, never from a Host header. */
@Component
public final class PagePaths {

    private final String base;

    PagePaths(PublicUrl publicUrl) {
        this.base = publicUrl.path();
    }

    /** The path of something in a realm; {@code rest} begins with a slash. */
    public String inRealm(RealmName realm, String rest) {
        return base + "/realms/" + realm + rest;
    }
}
