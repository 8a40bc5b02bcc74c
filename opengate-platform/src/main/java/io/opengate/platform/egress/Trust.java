package io.opengate.platform.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities whose certificates count: the JDK's, and the operator's beside them. */
final class Trust {

    private Trust() {}

    /**
     * A TLS context with that trust.
     *
     * @param file PEM certificates, or null or blank for none
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static SSLContext context(@Nullable String file) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            for (TrustManager own : managers(null)) {
                if (own instanceof X509TrustManager x509) {
                    add(anchors, x509.getAcceptedIssuers(), "jdk");
                }
            }
            if (file != null && !file.isBlank()) {
                add(anchors, read(Path.of(file)), "own");
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(anchors), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException(
                    "opengate.egress.trusted-certificates: no certificates could be read from " + file, unusable);
        }
    }

    private static Certificate[] read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            Certificate[] found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .toArray(Certificate[]::new);
            if (found.length == 0) {
                throw new IOException("the file holds no certificate");
            }
            return found;
        }
    }

    private static void add(KeyStore anchors, Certificate[] certificates, String name) throws GeneralSecurityException {
        for (int i = 0; i < certificates.length; i++) {
            if (certificates[i] instanceof X509Certificate) {
                anchors.setCertificateEntry(name + i, certificates[i]);
            }
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return factory.getTrustManagers();
    }
}
