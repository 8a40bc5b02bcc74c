package io.opengate.auth.mtls;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import io.opengate.auth.client.AuthenticationFault;
import io.opengate.auth.client.CertificateProof;
import io.opengate.auth.client.ClientKeys;
import io.opengate.auth.client.ProofAttempt;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A certificate that the client registered itself, or of a key that it registered (RFC 8705 §2.2); who issued it does not
 * matter.
 */
@Component
final class SelfSignedTlsClientAuth implements CertificateProof {

    private final CertificateSources sources;
    private final ClientKeys keys;
    private final Clock clock;

    SelfSignedTlsClientAuth(CertificateSources sources, ClientKeys keys, Clock clock) {
        this.sources = sources;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public ClientAuthenticationMethod method() {
        return ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
    }

    @Override
    public boolean isOffered() {
        return sources.isOffered();
    }

    @Override
    public Optional<AuthenticationFault> fault(ProofAttempt attempt) {
        X509Certificate certificate = attempt.form().certificate();
        if (certificate == null) {
            return Optional.of(AuthenticationFault.NO_CERTIFICATE);
        }
        boolean registered =
                isValid(certificate) && keys.has(attempt.realm().id(), attempt.client(), key -> isOf(certificate, key));
        return registered ? Optional.empty() : Optional.of(AuthenticationFault.WRONG_CERTIFICATE);
    }

    private boolean isValid(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException notNow) {
            return false;
        }
    }

    private static boolean isOf(X509Certificate certificate, JWK key) {
        try {
            if (key.getX509CertChain() != null) {
                return Arrays.equals(key.getX509CertChain().getFirst().decode(), certificate.getEncoded());
            }
            return !(key instanceof OctetKeyPair)
                    && key instanceof AsymmetricJWK asymmetric
                    && asymmetric.toPublicKey().equals(certificate.getPublicKey());
        } catch (JOSEException | CertificateEncodingException unusable) {
            return false;
        }
    }
}
