package io.opengate.auth.binding;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The certificates that clients presented in TLS, to this service or to a proxy that it trusts (RFC 8705). */
public interface PresentedCertificates {

    /** What a token of that client may be bound to; empty where it presented no certificate. */
    Optional<Confirmation.Certificate> find(HttpServletRequest request);
}
