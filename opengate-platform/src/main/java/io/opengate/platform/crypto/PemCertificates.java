package io.opengate.platform.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates of authorities that an operator trusts, one PEM block after the other in a file. */
public final class PemCertificates {

    private PemCertificates() {}

    /**
     * The certificates in the file.
     *
     * @param setting the name of the setting that gave the file, for the message
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    public static List<X509Certificate> read(Path file, String setting) {
        try (InputStream pem = Files.newInputStream(file)) {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                if (certificate instanceof X509Certificate x509) {
                    found.add(x509);
                }
            }
            if (found.isEmpty()) {
                throw new IOException("the file holds no certificate");
            }
            return List.copyOf(found);
        } catch (CertificateException | IOException unusable) {
            throw new IllegalArgumentException(setting + ": no certificates could be read from " + file, unusable);
        }
    }
}
