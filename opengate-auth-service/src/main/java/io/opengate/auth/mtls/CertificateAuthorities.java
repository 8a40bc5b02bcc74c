package io.opengate.auth.mtls;

import io.opengate.platform.crypto.PemCertificates;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The authorities that issue certificates to clients (RFC 5280 §6). Intermediate ones that sign clients' certificates are
 * among the configured. Revocation lists are not asked for: a client is ended by switching it off.
 */
@Component
final class CertificateAuthorities {

    /** RFC 5280 §4.2.1.12. */
    private static final List<String> CLIENT_USES = List.of("1.3.6.1.5.5.7.3.2", "2.5.29.37.0");

    private final Set<TrustAnchor> anchors;
    private final Clock clock;

    CertificateAuthorities(MtlsSettings settings, Clock clock) {
        String file = settings.trustedCertificates();
        List<X509Certificate> trusted = file == null || file.isBlank()
                ? List.of()
                : PemCertificates.read(Path.of(file), "opengate.mtls.trusted-certificates");
        this.anchors = trusted.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.clock = clock;
    }

    /** Whether there are any. */
    boolean exist() {
        return !anchors.isEmpty();
    }

    /** Whether one of them issued the certificate, for clients, and it is valid now. */
    boolean trust(X509Certificate certificate) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            if (uses != null && CLIENT_USES.stream().noneMatch(uses::contains)) {
                return false;
            }
            PKIXParameters rules = new PKIXParameters(anchors);
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), rules);
            return true;
        } catch (GeneralSecurityException untrusted) {
            return false;
        }
    }
}
