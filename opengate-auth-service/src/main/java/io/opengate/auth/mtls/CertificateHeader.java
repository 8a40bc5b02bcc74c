package io.opengate.auth.mtls;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** Reads a certificate from the value of a header. */
public final class CertificateHeader {

    private static final int MAXIMUM_LENGTH = 16_384;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private CertificateHeader() {}

    /** The one certificate in the value, or empty where it holds anything else. */
    public static Optional<X509Certificate> parse(String value, CertificateFormat format) {
        if (value.isBlank() || value.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] der = switch (format) {
                case CLIENT_CERT -> byteSequence(value.strip());
                case PEM -> pem(value.strip());
            };
            ByteArrayInputStream octets = new ByteArrayInputStream(der);
            Certificate found = CertificateFactory.getInstance("X.509").generateCertificate(octets);
            return found instanceof X509Certificate certificate && octets.available() == 0
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** RFC 8941 §3.3.5. */
    private static byte[] byteSequence(String value) {
        if (value.length() < 2 || !value.startsWith(":") || !value.endsWith(":")) {
            throw new IllegalArgumentException("not a byte sequence");
        }
        return Base64.getDecoder().decode(value.substring(1, value.length() - 1));
    }

    private static byte[] pem(String value) {
        // a plus sign is one in Base64, and proxies leave it as it is
        String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
                .strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("not a certificate");
        }
        return Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
    }
}
