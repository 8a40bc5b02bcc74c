package io.opengate.auth.mtls;

import io.opengate.auth.client.ClientMetadata;
import io.opengate.platform.network.Network;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Whether a certificate has the one name that its client registered (RFC 8705 §2.1.2). */
final class CertificateNames {

    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private final X509Certificate certificate;

    CertificateNames(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** Whether every name that is registered is the certificate's, and there is one. */
    boolean match(ClientMetadata registered) {
        List<Boolean> matches = Stream.of(
                        match(registered.tlsClientAuthSubjectDn(), this::hasSubject),
                        match(registered.tlsClientAuthSanDns(), name -> has(DNS, name::equalsIgnoreCase)),
                        match(registered.tlsClientAuthSanUri(), name -> has(URI, name::equals)),
                        match(registered.tlsClientAuthSanIp(), this::hasAddress),
                        match(registered.tlsClientAuthSanEmail(), name -> has(EMAIL, name::equals)))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .toList();
        return !matches.isEmpty() && !matches.contains(false);
    }

    private static Optional<Boolean> match(@Nullable String registered, Predicate<String> test) {
        return Optional.ofNullable(registered).map(test::test);
    }

    /** Compared as names, so that spaces and the case of keywords do not matter (RFC 5280 §7.1). */
    private boolean hasSubject(String name) {
        try {
            return new X500Principal(name).equals(certificate.getSubjectX500Principal());
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    private boolean hasAddress(String name) {
        return Network.address(name)
                .map(address -> has(IP, text -> Network.address(text).equals(Optional.of(address))))
                .orElse(false);
    }

    private boolean has(int type, Predicate<String> test) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .anyMatch(name -> Integer.valueOf(type).equals(name.getFirst())
                                    && name.get(1) instanceof String text
                                    && test.test(text));
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }
}
