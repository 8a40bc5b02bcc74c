package io.opengate.auth.mtls;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.binding.SenderConstraint;
import io.opengate.auth.client.AuthenticatedClient;
import io.opengate.auth.error.AuthProblem;
import io.opengate.auth.error.ProtocolException;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.platform.tenant.RealmRef;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Binds the tokens of clients that registered so to the certificate behind the connection (RFC 8705 §3). */
@Component
final class CertificateConstraint implements SenderConstraint {

    @Override
    public Optional<Confirmation> confirm(RealmRef realm, AuthenticatedClient client, ProtocolForm form) {
        if (!Boolean.TRUE.equals(client.registration().metadata().tlsClientCertificateBoundAccessTokens())) {
            return Optional.empty();
        }
        X509Certificate certificate = form.certificate();
        if (certificate == null) {
            throw new ProtocolException(
                    AuthProblem.INVALID_REQUEST, "the client's tokens are bound to its certificate, and there is none");
        }
        return Optional.of(BoundCertificate.of(certificate));
    }
}
