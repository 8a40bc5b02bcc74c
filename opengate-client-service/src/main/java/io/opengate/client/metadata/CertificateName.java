package io.opengate.client.metadata;

import java.net.InetAddress;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The rules for names in certificates (RFC 8705 §2.1.2). */
final class CertificateName {

    private CertificateName() {}

    /** What is wrong with a subject; empty where nothing is. */
    static Optional<String> subjectFault(String name) {
        try {
            return new X500Principal(name).getName().isEmpty() ? Optional.of("must not be empty") : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("is not a distinguished name (RFC 4514)");
        }
    }

    /** What is wrong with an address; empty where nothing is. */
    static Optional<String> addressFault(String address) {
        try {
            InetAddress.ofLiteral(address);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("is not an IP address");
        }
    }
}
