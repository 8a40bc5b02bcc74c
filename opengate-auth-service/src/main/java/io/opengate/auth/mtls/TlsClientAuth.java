package io.opengate.auth.mtls;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.auth.client.AuthenticationFault;
import io.opengate.auth.client.CertificateProof;
import io.opengate.auth.client.ProofAttempt;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A certificate of a trusted authority with the name that the client registered (RFC 8705 §2.1). */
@Component
final class TlsClientAuth implements CertificateProof {

    private final CertificateSources sources;
    private final CertificateAuthorities authorities;

    TlsClientAuth(CertificateSources sources, CertificateAuthorities authorities) {
        this.sources = sources;
        this.authorities = authorities;
    }

    @Override
    public ClientAuthenticationMethod method() {
        return ClientAuthenticationMethod.TLS_CLIENT_AUTH;
    }

    @Override
    public boolean isOffered() {
        return sources.isOffered() && authorities.exist();
    }

    @Override
    public Optional<AuthenticationFault> fault(ProofAttempt attempt) {
        X509Certificate certificate = attempt.form().certificate();
        if (certificate == null) {
            return Optional.of(AuthenticationFault.NO_CERTIFICATE);
        }
        boolean good =
                new CertificateNames(certificate).match(attempt.client().metadata()) && authorities.trust(certificate);
        return good ? Optional.empty() : Optional.of(AuthenticationFault.WRONG_CERTIFICATE);
    }
}
