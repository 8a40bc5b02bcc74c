package io.opengate.auth.mtls.web;

import io.opengate.auth.binding.Confirmation;
import io.opengate.auth.binding.PresentedCertificates;
import io.opengate.auth.message.ProtocolForm;
import io.opengate.auth.mtls.BoundCertificate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The certificate that the container or {@link CertificateFilter} found behind a request. */
@Component
final class RequestCertificates implements PresentedCertificates {

    @Override
    public Optional<Confirmation.Certificate> find(HttpServletRequest request) {
        return ProtocolForm.certificate(request).map(BoundCertificate::of);
    }
}
