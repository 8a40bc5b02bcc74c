package io.opengate.auth.mtls;

import com.nimbusds.jose.util.X509CertUtils;
import io.opengate.auth.binding.Confirmation;
import java.security.cert.X509Certificate;

/** What a token that is bound to a certificate says of it (RFC 8705 §3.1). */
public final class BoundCertificate {

    private BoundCertificate() {}

    /** The confirmation by the certificate's SHA-256 thumbprint. */
    public static Confirmation.Certificate of(X509Certificate certificate) {
        return new Confirmation.Certificate(
                X509CertUtils.computeSHA256Thumbprint(certificate).toString());
    }
}
