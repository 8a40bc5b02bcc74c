package io.opengate.auth.mtls;

/** How a header holds a certificate. */
public enum CertificateFormat {
    /** A byte sequence between colons (RFC 9440 §2.1). */
    CLIENT_CERT,
    /** URL-encoded PEM. */
    PEM
}
