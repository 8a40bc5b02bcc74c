package io.opengate.auth.mtls;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether client certificates can reach this installation at all. */
@Component
public final class CertificateSources {

    private final boolean offered;

    CertificateSources(MtlsSettings settings, @Value("${server.ssl.client-auth:none}") String clientAuth) {
        this.offered = settings.hasHeader() || !clientAuth.equalsIgnoreCase("none");
    }

    /** Whether a proxy passes them on or the service's own connections ask for them. */
    public boolean isOffered() {
        return offered;
    }
}
