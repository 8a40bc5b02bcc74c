package io.opengate.auth.realm;

import io.opengate.platform.tenant.PublicUrl;
import io.opengate.platform.tenant.RealmName;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The issuers of realms and the public addresses of their endpoints, from the configured public URL alone. */
@Component
public final class Issuers {

    private static final String PROTOCOL = "/protocol/openid-connect/";

    private final PublicUrl publicUrl;

    public Issuers(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The realm's issuer identifier (RFC 8414 §2). */
    public String of(RealmName realm) {
        return publicUrl.of("/realms/" + realm);
    }

    /** The public address of one of the realm's protocol endpoints, such as {@code token}. */
    public URI endpoint(RealmName realm, String name) {
        return URI.create(of(realm) + PROTOCOL + name);
    }
}
